import { declareSymbols, findPowerLaw, readExpression, type CheckedExpression } from "numerics/expressions";

/* The multiplier of an update: right is what behaves like c/d_in, whatever the constant. */
const layer = declareSymbols([
  { kind: "count", name: "d_in", min: 2, max: 64 },
  { kind: "count", name: "d_out", min: 2, max: 64 },
]);

function read(text: string): CheckedExpression {
  const outcome = readExpression(text, layer);
  if (!outcome.ok) throw new Error(`${text}: ${outcome.fault.message}`);
  return outcome.value;
}

test.each([
  ["1/d_in", 1],
  ["sqrt(pi/2)/d_in", Math.sqrt(Math.PI / 2)],
  ["1/sqrt(d_in + 2/pi d_in (d_in - 1))", Math.sqrt(Math.PI / 2)],
  ["3 d_in^(-1)", 3],
  ["1/(d_in + d_out)", 1],
  ["1/(d_in + 1)", 1],
])("%s behaves like c/d_in with c = %d", (text, coefficient) => {
  const law = findPowerLaw(read(text), layer, "d_in", "seed");
  expect(law?.exponent).toBe(-1);
  expect(law?.coefficient).toBeCloseTo(coefficient, 3);
});

test.each([
  ["1/sqrt(d_in)", -0.5],
  ["1/d_in^2", -2],
  ["1", 0],
  ["d_in^(1/3)", 1 / 3],
])("%s has the exponent %d", (text, exponent) => {
  expect(findPowerLaw(read(text), layer, "d_in", "seed")?.exponent).toBeCloseTo(exponent, 12);
});

test.each([
  "1/(d_in d_out)",
  "1/d_out",
  "sqrt(d_out/d_in)",
  "-1/d_in",
  "1/(d_in log(d_in))",
  "sign(d_in - 5)/d_out",
  "0",
  "0/0",
  "exp(-d_in)",
  "sum_{k=1}^{d_in} 1/k^2",
])("%s follows no power law of d_in alone", (text) => {
  expect(findPowerLaw(read(text), layer, "d_in", "seed")).toBeUndefined();
});
