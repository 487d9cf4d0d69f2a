import { compensatedSum } from "../vectors/compensatedSum";
import { gaussHermite } from "./gaussHermite";
import { requireSigma } from "./requireSigma";

/**
 * The smoothed function f_σ(x, y), the mean of f(x + σz₁, y + σz₂) over independent standard normals, by Gauss–Hermite
 * quadrature in both directions. For a smooth f it is exact to rounding and needs no chance.
 *
 * @param sigma - σ, at least 0
 * @param points - in each direction, from 1 to 200, default 80; f is called points² times
 * @throws DomainError if σ is not at least 0 or `points` not a whole number from 1 to 200
 * @example Math.round(quadratureSmooth((x, y) => x * x + y * y, 1, 2, 3) * 1e9) / 1e9 // 23
 */
export function quadratureSmooth(
  f: (x: number, y: number) => number,
  x: number,
  y: number,
  sigma: number,
  points = 80,
): number {
  requireSigma("quadratureSmooth", sigma);
  const { nodes, weights } = gaussHermite(points);
  return compensatedSum(points * points, (pair) => {
    const [i, j] = [Math.floor(pair / points), pair % points];
    const [across, along] = [nodes[i] as number, nodes[j] as number];
    return (weights[i] as number) * (weights[j] as number) * f(x + sigma * across, y + sigma * along);
  });
}
