import type { SymbolDeclaration } from "numerics/expressions";
import type { PartCases } from "./partCases";

const layer: SymbolDeclaration[] = [
  { kind: "count", name: "d_1", min: 2, max: 40 },
  { kind: "count", name: "d_2", min: 2, max: 40 },
];

export const discussion3: PartCases[] = [
  {
    part: "d3.2a.exact",
    symbols: [{ kind: "count", name: "d", min: 1, max: 60 }],
    keys: ["sqrt(2) Gamma((d+1)/2)/Gamma(d/2)"],
    accepted: [
      "\\sqrt{2}\\,\\frac{\\Gamma\\left(\\frac{d+1}{2}\\right)}{\\Gamma\\left(\\frac{d}{2}\\right)}",
      "\\sqrt2 \\Gamma((d+1)/2) / \\Gamma(d/2)",
      "2^(1/2) Γ((d+1)/2)/Γ(d/2)",
      "sqrt(2)*Gamma(d/2 + 1/2)/Gamma(d/2)",
      "d/sqrt(2) * Gamma((d+1)/2)/Gamma(d/2 + 1)",
    ],
    wrong: [
      "sqrt(d)",
      "d",
      "sqrt(d)(1 - 1/(4d))",
      "sqrt(2) Gamma(d/2)/Gamma((d+1)/2)",
      "2 Gamma((d+1)/2)/Gamma(d/2)",
      "1",
      "sqrt(2) Gamma(d/2 + 1)/Gamma(d/2)",
    ],
    refused: ["sqrt 2 Gamma(d/2)", "Gamma d", "sqrt(2) Gamma((d+1)/2)/Gamma(d/2"],
  },
  {
    part: "d3.2c.mean",
    symbols: layer,
    keys: ["d_1"],
    accepted: [
      "d1",
      "d_{1}",
      "1 * d_1",
      "d_1 d_2 / d_2",
      "(d_1 d_2)/d_2",
      "\\sqrt{d_1}^2",
      "\\frac{d_1 d_2}{d_2}",
      "exp(log(d_1))",
    ],
    wrong: [
      "d_2",
      "d_1 d_2",
      "sqrt(d_1)",
      "1",
      "d_1/d_2",
      "d_1^2",
      "sqrt(d_1 d_2)",
      "d_1 + d_2",
      "2 d_1",
      "d_1 + 1e-6",
    ],
    refused: ["d", "n", "d_3", "d_1, d_2"],
  },
  {
    part: "d3.2c.const",
    symbols: layer,
    keys: ["1/sqrt(d_1)"],
    accepted: [
      "d_1^(-1/2)",
      "d_1^{-1/2}",
      "\\frac{1}{\\sqrt{d_1}}",
      "1/√(d_1)",
      "sqrt(1/d_1)",
      "sqrt(d_1)/d_1",
      "d1^-0.5",
      "exp(-log(d_1)/2)",
      "\\sqrt{\\frac{1}{d_1}}",
    ],
    wrong: [
      "1/d_1",
      "1/sqrt(d_2)",
      "sqrt(2/d_1)",
      "sqrt(2/(d_1 + d_2))",
      "-1/sqrt(d_1)",
      "sqrt(d_1)",
      "1/sqrt(d_1 d_2)",
      "sqrt(d_2/d_1)",
      "1",
      "1/sqrt(d_1 + 1)",
    ],
    refused: ["d_1^-1/2", "1/sqrt d_1", "1/2d_1"],
  },
];
