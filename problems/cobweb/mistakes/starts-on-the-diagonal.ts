import type { Mistake } from "allclose";

export const mistake = {
  title: "Start on the diagonal",
  kind: "formula",
  feedback: "Your first point is $(x_0,x_0)$. " + "By convention the line starts on the horizontal axis, at $(x_0,0)$.",
  fails: [
    "The worked example: from 2",
    "No step: the start alone",
    "The corners of any line",
    "The corners of curved maps, step after step",
    "The corners are what they are, also where the sequence runs off",
  ],
} satisfies Mistake;

export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const corners: [number, number][] = [[x0, x0]];
  let x = x0;
  for (let k = 0; k < n; k++) {
    const next = f(x);
    corners.push([x, next], [next, next]);
    x = next;
  }
  return corners;
}
