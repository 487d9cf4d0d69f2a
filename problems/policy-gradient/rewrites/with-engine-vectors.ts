import { dot, map, type Rng } from "numerics";

type Objective = (x: number, y: number) => number;

/** The average as a product of vectors, evaluated from the last sample to the first. */
export function grad(f: Objective, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  const right = new Float64Array(N);
  const up = new Float64Array(N);
  const rewards = new Float64Array(N);
  for (let sample = N - 1; sample >= 0; sample--) {
    const movedX = rng.normal(x, sigma);
    const movedY = rng.normal(y, sigma);
    rewards[sample] = f(movedX, movedY);
    right[sample] = movedX - x;
    up[sample] = movedY - y;
  }
  const weights = map(rewards, (reward) => reward / N / sigma / sigma);
  return [dot(right, weights), dot(up, weights)];
}

/** Estimates by itself instead of calling grad. */
export function step(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  N: number,
  eta: number,
  rng: Rng,
): [number, number] {
  let [newX, newY] = [x, y];
  for (let sample = 0; sample < N; sample++) {
    const movedX = x + sigma * rng.normal();
    const movedY = y + sigma * rng.normal();
    const pull = (eta * f(movedX, movedY)) / (N * sigma ** 2);
    newX += pull * (movedX - x);
    newY += pull * (movedY - y);
  }
  return [newX, newY];
}
