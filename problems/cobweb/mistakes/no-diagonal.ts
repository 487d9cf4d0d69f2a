import type { Mistake } from "allclose";

export const mistake = {
  title: "Corners on the diagonal missing",
  kind: "formula",
  feedback:
    "Your list has the points on the graph, $(x_k,x_{k+1})$, and none on the diagonal. " +
    "Without them the line cuts across. Each step has two corners: $(x_k,x_{k+1})$ and $(x_{k+1},x_{k+1})$.",
  fails: [
    "There are 1 + 2n points of two numbers",
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
    corners.push([x, next]);
    x = next;
  }
  return corners;
}
