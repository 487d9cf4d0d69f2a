import { normP, scale, type Vec } from "numerics";

/** 1 + 1/(p - 1) needs no exceptions: 1/0 is Infinity and 1/Infinity is 0. */
export const dual = (p: number): number => 1 + 1 / (p - 1);

/** Any multiple of the right direction, then made as long as it should be. */
export function step(g: Vec, alpha: number, p: number): Vec {
  const largest = normP(g, Infinity);
  if (largest === 0) return new Float64Array(g.length);
  const q = dual(p);
  const direction = g.map((entry) => {
    const share = Math.abs(entry) / largest;
    if (q === Infinity) return share === 1 ? -Math.sign(entry) : 0;
    return -Math.sign(entry) * share ** (q - 1);
  });
  return scale(direction, ((alpha / 2) * normP(g, q)) / normP(direction, p));
}
