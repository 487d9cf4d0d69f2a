import type { Mistake } from "allclose";

export const mistake = {
  title: "n taken for the number of points",
  kind: "order",
  feedback: "Your list has $n$ points after the start. " + "$n$ counts steps, and each step has two corners.",
  fails: [
    "There are 1 + 2n points of two numbers",
    "The worked example: from 2",
    "The corners of any line",
    "The corners of curved maps, step after step",
    "f is called once a step",
    "The corners are what they are, also where the sequence runs off",
  ],
} satisfies Mistake;

export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const corners: [number, number][] = [[x0, 0]];
  let x = x0;
  for (let k = 0; 2 * k < n; k++) {
    const next = f(x);
    corners.push([x, next], [next, next]);
    x = next;
  }
  return corners.slice(0, n + 1);
}
