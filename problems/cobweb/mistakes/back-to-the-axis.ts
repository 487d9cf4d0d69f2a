import type { Mistake } from "allclose";

export const mistake = {
  title: "Pieces down to the axis",
  kind: "formula",
  feedback:
    "Your line goes from the graph to $(x_{k+1},0)$ on the axis. " +
    "That is the next start, but the drawing gets there by the diagonal: horizontally to $(x_{k+1},x_{k+1})$.",
  fails: [
    "The worked example: from 2",
    "The corners of any line",
    "The corners of curved maps, step after step",
    "The corners are what they are, also where the sequence runs off",
  ],
} satisfies Mistake;

export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const corners: [number, number][] = [[x0, 0]];
  let x = x0;
  for (let k = 0; k < n; k++) {
    const next = f(x);
    corners.push([x, next], [next, 0]);
    x = next;
  }
  return corners;
}
