import type { Mistake } from "allclose";

export const mistake = {
  title: "Stopped at a fixed point",
  kind: "edge-case",
  feedback:
    "Your line ends as soon as a step leads to where it began. " +
    "The list has $1+2n$ points in every case: go on, even if they are all the same.",
  fails: ["The worked example: from 2", "The corners are what they are, also where the sequence runs off"],
} satisfies Mistake;

export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const corners: [number, number][] = [[x0, 0]];
  let x = x0;
  for (let k = 0; k < n; k++) {
    const next = f(x);
    if (next === x) break;
    corners.push([x, next], [next, next]);
    x = next;
  }
  return corners;
}
