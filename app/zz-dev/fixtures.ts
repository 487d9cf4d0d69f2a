/* eslint-disable */
const shown = (v: number) => ({ text: String(v), shape: [], entries: [v] });
const vec = (v: (number | string)[]) => ({ text: `Vec(${v.length}) [${v.join(", ")}]`, shape: [v.length], entries: v });
export const source = `import { type Vec, sign, scale, norm1 } from "numerics";

/** u that minimises gᵀu + (1/α)‖u‖∞². */
export function step(g: Vec, alpha: number): Vec {
  const s = sign(g);
  return scale(-alpha / 2, s);
}
`;
export const starter = `import type { Vec } from "numerics";

/** The update u = Δθ that minimises gᵀu + (1/α)‖u‖∞². */
export function step(g: Vec, alpha: number): Vec {
  throw new Error("Not written yet");
}
`;
const t = (name: string, visibility: string, status: string, points: number, maxPoints: number, more: any = {}) => ({ message: more.failure?.message, name, visibility, status, points, maxPoints, studentMs: 0.4, ...more });
export const tests = {
  pass1: t("one step worked by hand", "public", "passed", 1, 1),
  failVec: t("one step worked by hand", "public", "failed", 0, 1, { failure: { message: "step(g, alpha) differs from the expected update.", call: "step(g, alpha)", input: [{ name: "g", value: vec([1, 2]) }, { name: "alpha", value: shown(1) }], isCounterexample: false, expected: vec([-1.5, -1.5]), got: vec([-0.5, -0.5]), firstDifference: { index: [0], expected: -1.5, got: -0.5, error: 1, allowed: 1.5e-9 }, places: [] } }),
  failLong: t("any gradient in ℝᵈ", "public", "failed", 0, 2, { failure: { message: "The update differs.", call: "step(g, alpha)", input: [{ name: "g", value: vec(Array.from({ length: 40 }, (_, i) => i / 8)) }, { name: "alpha", value: shown(0.25) }], isCounterexample: true, expected: vec(Array.from({ length: 40 }, (_, i) => i === 17 ? -12.1875 : Math.sin(i) * 10 ** (i % 3))), got: vec(Array.from({ length: 40 }, (_, i) => i === 17 ? "NaN" : Math.sin(i) * 10 ** (i % 3))), firstDifference: { index: [17], expected: -12.1875, got: "NaN", error: "NaN", allowed: 1.2e-8 }, step: 3, places: [] }, output: "g = Vec(40) [0, 0.125, …]\nalpha 0.25\n" }),
  failMat: t("a matrix", "public", "failed", 0, 1, { failure: { message: "The covariance differs.", input: [], isCounterexample: false, expected: { text: "", shape: [3, 3], entries: [1, 0, 0.25, 0, 100.5, -2, 0.25, -2, 3e-9] }, got: { text: "", shape: [3, 3], entries: [1, 0, 0.25, 0, 100.25, -2, 0.25, -2, 3e-9] }, firstDifference: { index: [1, 1], expected: 100.5, got: 100.25, error: 0.25, allowed: 1e-7 }, places: [] } }),
  failScalar: t("the value at the minimum", "public", "failed", 0, 1, { failure: { message: "The value at the minimum differs.", call: "value(g, alpha)", input: [{ name: "alpha", value: shown(1) }], isCounterexample: true, expected: shown(-2.25), got: shown(-2.2500001), firstDifference: { index: [], expected: -2.25, got: -2.2500001, error: 1e-7, allowed: 2e-9 }, places: [] } }),
  failShape: t("the length", "public", "failed", 0, 1, { failure: { message: "The result has another length.", input: [], isCounterexample: false, expected: vec([1, 2, 3]), got: vec([1, 2]), places: [] } }),
  runtime: t("one step worked by hand", "public", "runtime-error", 0, 1, { failure: { message: "TypeError: Cannot read properties of undefined (reading 'length')", input: [{ name: "g", value: vec([1, 2]) }], isCounterexample: false, places: [{ function: "step", line: 5, column: 13 }, { line: 6, column: 3 }] } }),
  timeout: t("one step worked by hand", "public", "time-limit", 0, 1, { failure: { message: "Stopped after 5 s. The limit for this test is 5 s.", input: [], isCounterexample: false, places: [] } }),
  hiddenPass: t("all entries have the same size", "hidden", "passed", 1, 1),
  hiddenFail: t("shrinks with the gradient", "hidden", "failed", 0, 1, { hint: "How long is the step when the gradient is twice as long?" }),
  hiddenNotRun: t("zero gradient", "hidden", "not-run", 0, 1),
};
const T: any = tests;
const verdict = (status: string, list: string[], more: object = {}): any => {
  const chosen = list.map((k) => T[k]);
  return { status, score: chosen.reduce((s, x) => s + x.points, 0), maxScore: chosen.reduce((s, x) => s + x.maxPoints, 0), tests: chosen, diagnosis: null, furtherDiagnoses: [], places: [], isolation: "sealed", timings: { totalMs: 61, studentMs: 42.3 }, ...more };
};
export const verdicts: Record<string, any> = {
  accepted: verdict("accepted", ["pass1", "hiddenPass"]),
  partial: verdict("partial", ["pass1", "failLong", "failMat", "failScalar", "failShape", "hiddenPass", "hiddenFail"]),
  "wrong-answer": verdict("wrong-answer", ["failVec", "failLong", "hiddenFail", "hiddenPass"], { diagnosis: { mistake: "plain-sign", title: "The step of plain signSGD", functions: ["step"], feedback: "", feedbackHtml: "<p>Your numbers are those of plain signSGD: the factor ‖g‖₁ is missing. Substitute <code>u = −M sign(g)</code> and minimise over M: the best M is (α/2)‖g‖₁, so the step shrinks with the gradient.</p>" } }),
  "time-limit": verdict("time-limit", ["timeout", "hiddenNotRun"]),
  "memory-limit": verdict("memory-limit", ["hiddenNotRun"]),
  "output-limit": verdict("output-limit", ["hiddenNotRun"]),
  "runtime-error": verdict("runtime-error", ["runtime", "hiddenFail"]),
  "compile-error": verdict("compile-error", [], { message: "Expected \";\" but found \"return\"", places: [{ line: 6, column: 3 }] }),
  invalid: verdict("invalid", [], { message: "The answer is longer than 64 KiB." }),
  "grader-failed": verdict("grader-failed", [], { message: "Incident 7f3a-22c1" }),
};
export const statementHtml = `<p>Steepest descent depends on how distance is measured.</p>`;
