import * as numerics from "numerics";
import type { Vec } from "numerics";

const { vec, seededRng, matrixFromRows } = numerics;

let isTold = false;

function tell(): void {
  isTold = true;
  const rng = seededRng("golden");
  const x = vec(Array.from({ length: 20 }, () => rng.normal(1, 3)));
  console.log(
    "draws",
    Array.from({ length: 12 }, () => [rng.uniform(), rng.normal(), rng.int(1000)].join(" ")).join(" "),
  );
  console.log(
    "split",
    rng.split("a").normal(),
    rng.split("b").uniform(),
    numerics.permutation(12, rng.split("c")).join(" "),
  );
  console.log(
    "norms",
    numerics.norm1(x),
    numerics.norm2(x),
    numerics.normInf(x),
    numerics.normP(x, 1.5),
    numerics.rms(x),
  );
  console.log("sums", numerics.sum(x), numerics.dot(x, x), numerics.argmax(x));
  const a = matrixFromRows([
    [1, 2],
    [3, 4.5],
  ]);
  console.log("matrices", a, numerics.matmul(a, numerics.transpose(a)), numerics.outer(vec([1, 2]), vec([0.1])));
}

export function sgd(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  if (!isTold) tell();
  return a.map((entry, index) => (Math.cbrt(entry) + b * Math.exp(-o.alpha * index)) / o.steps);
}

export function signSgd(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  return a.map((entry) => Math.atan2(entry, b) * o.alpha0 ** (1 / o.steps));
}

export function simpleAdam(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  const rng = seededRng(`${b}/${o.steps}`);
  return a.map((entry) => entry * rng.normal(0, Math.abs(o.alpha0)));
}

export function rescaled(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  return a.map((entry) => Math.log1p(Math.abs(entry * b)) * Math.cos(o.alpha * o.steps));
}
