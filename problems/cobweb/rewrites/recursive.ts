type Point = [number, number];

/** The first step, then the cobweb of the rest without its point on the axis. */
export function cobweb(f: (x: number) => number, x0: number, n: number): Point[] {
  if (n === 0) return [[x0, 0]];
  const x1 = f(x0);
  const [, ...rest] = cobweb(f, x1, n - 1);
  return [[x0, 0], [x0, x1], [x1, x1], ...rest];
}
