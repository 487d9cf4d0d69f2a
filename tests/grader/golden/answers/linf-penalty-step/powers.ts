import { normP, type Vec } from "numerics";

const bases = [0, 0.1, 0.9, 1.0000001, 2, 3, 7.25, 10, 123.456, 1e-308, 5e-324, 1e300];
const exponents = [-20, -4, -1.5, -1, -0.5, 0, 0.1, 1 / 3, 0.5, 1.01, 2, 2.5, 3, 23, 100.25];

let isTold = false;

function tell(): void {
  isTold = true;
  for (const base of bases) console.log(base, exponents.map((exponent) => base ** exponent).join(" "));
  console.log("negative", (-8) ** 3, (-8) ** -3, (-8) ** (1 / 3), 10 ** -4, 10 ** 23, 2n ** 70n);
}

export function step(g: Vec, alpha: number): Vec {
  if (!isTold) tell();
  let power = alpha;
  power **= 1.7;
  return g.map((entry) => Math.pow(Math.abs(entry), 1.3) + power + normP(g, 3));
}
