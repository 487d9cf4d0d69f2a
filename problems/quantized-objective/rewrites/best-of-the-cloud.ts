import type { Rng } from "numerics";

export function quantize(v: number): number {
  return Math.floor((v + 2.88) / 4.5);
}

/** No gradient: goes to the middle of the highest points of each cloud (the cross-entropy method). */
export function optimize(fq: (x: number, y: number) => number, x0: number, y0: number, rng: Rng): [number, number] {
  let centre: [number, number] = [x0, y0];
  for (let round = 0; round < 30; round++) {
    const cloud = Array.from({ length: 50 }, () => {
      const x = rng.normal(centre[0], 0.4);
      const y = rng.normal(centre[1], 0.4);
      return { x, y, height: fq(x, y) };
    });
    const highest = Math.max(...cloud.map(({ height }) => height));
    const best = cloud.filter(({ height }) => height === highest);
    const middle = (coordinate: (point: { x: number; y: number }) => number) =>
      best.reduce((sum, point) => sum + coordinate(point), 0) / best.length;
    centre = [middle(({ x }) => x), middle(({ y }) => y)];
  }
  return centre;
}
