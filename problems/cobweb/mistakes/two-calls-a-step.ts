import type { Mistake } from "allclose";

export const mistake = {
  title: "f called again for each corner",
  kind: "budget",
  feedback:
    "Your points are right, but `f` is called more than once a step. " +
    "Keep the value: it is the height of the first corner and both coordinates of the second.",
  fails: ["f is called once a step"],
} satisfies Mistake;

export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const corners: [number, number][] = [[x0, 0]];
  let x = x0;
  for (let k = 0; k < n; k++) {
    corners.push([x, f(x)], [f(x), f(x)]);
    x = f(x);
  }
  return corners;
}
