import { add, dot, scale, vec, type Rng, type Vec } from "numerics";

export const quantize = (v: number): number => {
  const scaled = v / 4.5 + 0.64;
  const towardsZero = Math.trunc(scaled);
  return towardsZero > scaled ? towardsZero - 1 : towardsZero;
};

/** Each displacement is used in both directions: 25 pairs a step. */
export function optimize(fq: (x: number, y: number) => number, x0: number, y0: number, rng: Rng): [number, number] {
  const sigma = 0.3;
  const at = ([x = NaN, y = NaN]: Vec) => fq(x, y);
  let here = vec([x0, y0]);
  for (let step = 0; step < 30; step++) {
    const pairs = Array.from({ length: 25 }, () => {
      const displacement = vec([rng.normal(0, sigma), rng.normal(0, sigma)]);
      return { displacement, rise: at(add(here, displacement)) - at(add(here, scale(displacement, -1))) };
    });
    const rises = vec(pairs.map(({ rise }) => rise));
    const pull = [0, 1].map((axis) => dot(rises, vec(pairs.map(({ displacement }) => displacement[axis] ?? NaN))));
    here = add(here, scale(vec(pull), 0.8 / (50 * sigma * sigma)));
  }
  return [here[0] ?? NaN, here[1] ?? NaN];
}
