import type { Mistake } from "allclose";

export const mistake = {
  title: "Horizontal piece first",
  kind: "order",
  feedback:
    "Your line goes to the diagonal before it goes to the graph: $(x_k,x_k)$, then $(x_k,x_{k+1})$. " +
    "From the axis it goes vertically to the graph. The corner on the diagonal is the end of a step, not its beginning.",
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
    corners.push([x, x], [x, next]);
    x = next;
  }
  return corners;
}
