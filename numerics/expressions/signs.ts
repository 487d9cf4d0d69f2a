import type { Mark } from "./token";

/** Signs of one character, as a keyboard or a paste from elsewhere gives them. */
export const signMarks: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ...Array.from("+-*·/^_()[]{},;&|<>=").map((sign): [string, Mark] => [sign, sign as Mark]),
  ["−", "-"],
  ["–", "-"],
  ["×", "*"],
  ["⋅", "·"],
  ["∗", "*"],
  ["⊙", ".*"],
  ["÷", "/"],
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "!="],
  ["√", "root"],
  ["⊤", "transposed"],
  ["ᵀ", "transposed"],
  ["𝟙", "indicator"],
]);

/** Signs of two characters. They are looked for first. */
export const signPairs: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ["<=", "<="],
  [">=", ">="],
  ["==", "="],
  ["!=", "!="],
  [".*", ".*"],
  ["./", "./"],
  [".^", ".^"],
  ["**", "^"],
]);

const greek =
  "α alpha β beta γ gamma δ delta ε epsilon ϵ epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi " +
  "ρ rho σ sigma τ tau υ upsilon φ phi ϕ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ sum " +
  "Φ Phi Ψ Psi Ω Omega ∑ sum ∏ product ∞ inf ℓ ell";
const pairs = greek.split(" ");

/** Letters and signs that stand for a word. */
export const signWords: ReadonlyMap<string, string> = new Map(
  pairs.flatMap((sign, index): [string, string][] => (index % 2 === 0 ? [[sign, pairs[index + 1] ?? ""]] : [])),
);

/** Raised digits: x² is x^2. */
export const raisedDigits: ReadonlyMap<string, string> = new Map(
  Array.from("⁰¹²³⁴⁵⁶⁷⁸⁹").map((sign, digit): [string, string] => [sign, String(digit)]),
);
