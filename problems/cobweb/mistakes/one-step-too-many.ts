import type { Mistake } from "allclose";

export const mistake = {
  title: "One step too many",
  kind: "order",
  feedback: "Your line makes $n+1$ steps. " + "With $n=0$ there is the start alone, and `f` is not called.",
  fails: [
    "There are 1 + 2n points of two numbers",
    "The worked example: from 2",
    "No step: the start alone",
    "The corners of any line",
    "The corners of curved maps, step after step",
    "f is called once a step",
    "The corners are what they are, also where the sequence runs off",
  ],
} satisfies Mistake;

export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const corners: [number, number][] = [[x0, 0]];
  let x = x0;
  for (let k = 0; k <= n; k++) {
    const next = f(x);
    corners.push([x, next], [next, next]);
    x = next;
  }
  return corners;
}
