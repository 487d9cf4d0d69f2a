/** Ways to write things that people ask about first, on a keyboard and in LaTeX. */
export const spellings: readonly {
  readonly what: string;
  readonly typed: readonly string[];
  readonly latex: readonly string[];
}[] = [
  { what: "product", typed: ["2 a b", "2*a*b"], latex: [String.raw`2 a \cdot b`] },
  { what: "fraction", typed: ["(a + b)/(2 c)"], latex: [String.raw`\frac{a + b}{2c}`] },
  { what: "power, root", typed: ["a^2", "sqrt(a)"], latex: ["a^{2}", String.raw`\sqrt{a}`] },
  { what: "Greek letter", typed: ["alpha"], latex: [String.raw`\alpha`] },
  { what: "entry", typed: ["y_i", "W_{ij}"], latex: ["y_{i}", "W_{ij}"] },
  { what: "sum", typed: ["sum_i (a y_i)", "sum(y)"], latex: [String.raw`\sum_{i=1}^{d} a y_i`] },
  { what: "mean", typed: ["mean(y)"], latex: [String.raw`\bar{y}`] },
  {
    what: "norms",
    typed: ["norm1(y)", "norm2(y)", "norminf(y)", "norm(y, q)"],
    latex: [String.raw`\|y\|_1`, String.raw`\|y\|_2`, String.raw`\|y\|_\infty`, String.raw`\|y\|_q`],
  },
  { what: "absolute value, sign", typed: ["abs(y)", "sign(y)"], latex: ["|y|", String.raw`\operatorname{sign}(y)`] },
  { what: "transpose", typed: ["x^T y", "dot(x, y)"], latex: [String.raw`x^\top y`] },
  { what: "1 if, 0 otherwise", typed: ["1[a > 0]"], latex: [String.raw`\mathbb{1}[a > 0]`] },
];
