import type { Mistake } from "allclose";

export const mistake = {
  title: "Start missing",
  kind: "order",
  feedback:
    "Your list begins with $(x_0,x_1)$ on the graph. " +
    "The point on the axis from which the line sets out, $(x_0,0)$, belongs to it: $1+2n$ points.",
  fails: [
    "There are 1 + 2n points of two numbers",
    "The worked example: from 2",
    "No step: the start alone",
    "The corners of any line",
    "The corners of curved maps, step after step",
    "The corners are what they are, also where the sequence runs off",
  ],
} satisfies Mistake;

export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const corners: [number, number][] = [];
  let x = x0;
  for (let k = 0; k < n; k++) {
    const next = f(x);
    corners.push([x, next], [next, next]);
    x = next;
  }
  return corners;
}
