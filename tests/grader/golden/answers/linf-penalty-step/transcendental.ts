import type { Vec } from "numerics";

const inputs = [
  0,
  -0,
  1e-300,
  1e-8,
  0.1,
  0.5,
  0.9999999,
  1,
  1.5,
  Math.E,
  3,
  7.25,
  22,
  1e5,
  1e15,
  1e22,
  1e300,
  Infinity,
];
const functions: Record<string, (x: number) => number> = {
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  log2: Math.log2,
  log10: Math.log10,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  cbrt: Math.cbrt,
  sqrt: Math.sqrt,
};

const asText = (values: number[]) => values.map((value) => (Object.is(value, -0) ? "-0" : String(value))).join(" ");

let isTold = false;

function tell(): void {
  isTold = true;
  for (const [name, f] of Object.entries(functions))
    console.log(name, asText(inputs.flatMap((x) => [f(x), f(-x)]).filter((value) => !Number.isNaN(value))));
  console.log("atan2", asText(inputs.map((x) => Math.atan2(x, 0.3))));
  console.log("hypot", asText(inputs.map((x) => Math.hypot(x, 1, 1e-3))));
}

export function step(g: Vec, alpha: number): Vec {
  if (!isTold) tell();
  return g.map((entry, index) => Math.exp(Math.sin(entry)) * Math.log1p(alpha + index) * Math.tanh(entry / 3));
}
