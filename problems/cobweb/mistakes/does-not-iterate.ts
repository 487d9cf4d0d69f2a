import type { Mistake } from "allclose";

export const mistake = {
  title: "Every step from the start",
  kind: "order",
  feedback:
    "Your steps all begin at $x_0$, so that the same two corners come again and again. " +
    "A step begins where the last one ended: at $x_{k+1}$ on the diagonal.",
  fails: [
    "The worked example: from 2",
    "The corners of any line",
    "The corners of curved maps, step after step",
    "The corners are what they are, also where the sequence runs off",
  ],
} satisfies Mistake;

export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const corners: [number, number][] = [[x0, 0]];
  const x = x0;
  for (let k = 0; k < n; k++) {
    const next = f(x);
    corners.push([x, next], [next, next]);
  }
  return corners;
}
