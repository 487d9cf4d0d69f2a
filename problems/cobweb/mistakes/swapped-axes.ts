import type { Mistake } from "allclose";

export const mistake = {
  title: "Axes swapped",
  kind: "index",
  feedback:
    "Your points are `[y, x]`: the first one is $(0,x_0)$ and lies on the vertical axis. " +
    "The place comes first, then the height.",
  fails: [
    "The worked example: from 2",
    "No step: the start alone",
    "The corners of any line",
    "The corners of curved maps, step after step",
    "The corners are what they are, also where the sequence runs off",
  ],
} satisfies Mistake;

export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const corners: [number, number][] = [[0, x0]];
  let x = x0;
  for (let k = 0; k < n; k++) {
    const next = f(x);
    corners.push([next, x], [next, next]);
    x = next;
  }
  return corners;
}
