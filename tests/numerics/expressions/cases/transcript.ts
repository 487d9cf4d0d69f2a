import type { SymbolDeclaration } from "numerics/expressions";
import type { PartCases } from "./partCases";

const step: SymbolDeclaration[] = [
  { kind: "count", name: "d", min: 2, max: 5 },
  { kind: "vector", name: "g", length: "d" },
  { kind: "scalar", name: "alpha", domain: "positive" },
];

export const transcript: PartCases[] = [
  {
    part: "t.1a",
    symbols: step,
    keys: ["-g/alpha"],
    accepted: ["-1/alpha g", "-\\frac{g}{\\alpha}", "-\\frac1\\alpha g", "-alpha^(-1) g", "g/(-alpha)"],
    wrong: ["-alpha/2 g", "-alpha g", "-g/(2 alpha)", "-2 g/alpha", "g/alpha", "-g"],
    refused: ["-1/alpha", "-alpha/g"],
  },
  {
    part: "t.1b",
    symbols: step,
    keys: ["alpha/2 norm1(g)"],
    accepted: ["\\frac{\\alpha}{2}\\lVert g\\rVert_1", "alpha/2 sum_i |g_i|"],
    wrong: ["alpha", "alpha/2", "alpha/2 norm2(g)", "alpha norm1(g)"],
    refused: ["alpha/2 g"],
  },
  {
    part: "t.L1",
    symbols: [
      ...step,
      { kind: "index", name: "k", over: "d", equals: "argmax_i abs(g_i)" },
      { kind: "unit-vectors", name: "e", length: "d" },
    ],
    keys: ["-alpha/2 g_k e_k"],
    accepted: ["-\\frac{\\alpha}{2}g_ke_k", "-\\frac\\alpha2\\lVert g\\rVert_\\infty\\operatorname{sign}(g_k)\\,e_k"],
    wrong: ["-alpha g/norminf(g)", "-alpha g/||g||_\\infty", "-alpha/2 g", "-alpha/2 norminf(g) sign(g)", "-alpha e_k"],
    refused: ["-alpha g_i/norminf(g)"],
  },
  {
    part: "t.2a",
    symbols: [
      { kind: "count", name: "d", min: 2, max: 5 },
      { kind: "vector", name: "a", length: "d" },
    ],
    keys: ["a/norm2(a)^2"],
    accepted: ["\\frac{a}{\\|a\\|^2}", "a/(a^T a)", "a/dot(a, a)", "a (a^T a)^-1", "\\frac{1}{\\lVert a\\rVert_2^2}a"],
    wrong: ["a", "a/norm2(a)", "sign(a)/norm1(a)", "1 ./ a", "a/norm1(a)"],
    refused: ["1/norm2(a)", "a/a^2", "1/a"],
  },
  {
    part: "t.2b",
    symbols: [
      { kind: "scalar", name: "alpha_t", domain: "positive" },
      { kind: "scalar", name: "r_t" },
    ],
    keys: ["alpha_t sign(r_t)"],
    accepted: ["\\alpha_t\\operatorname{sign}(r_t)", "alpha_t r_t/abs(r_t)", "\\alpha_{t}\\,\\mathrm{sign}(r_{t})"],
    wrong: ["alpha_t", "-alpha_t sign(r_t)", "alpha_t r_t", "sign(r_t)", "alpha_t abs(r_t)"],
    refused: ["alpha sign(r)", "alpha_t sign r_t"],
  },
  {
    part: "t.2c.weight",
    symbols: [
      { kind: "count", name: "d", min: 2, max: 5 },
      { kind: "vector", name: "a", length: "d" },
      { kind: "index", name: "i", over: "d" },
    ],
    keys: ["a_i^2"],
    accepted: ["abs(a_i)^2", "a_i a_i", "|a_i|^2", "a_{i}^{2}", "a_i²"],
    wrong: ["1/abs(a_i)", "1/a_i", "abs(a_i)", "1/a_i^2", "a_i", "1"],
    refused: ["a^2", "a_j^2"],
  },
];
