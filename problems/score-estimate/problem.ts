import { defineProblem } from "allclose";

export default defineProblem({
  title: "A gradient from values alone",
  summary: "What one sample contributes to the gradient of a smoothed objective.",
  tags: ["optimisation", "policy-gradient"],
  parts: [
    {
      kind: "symbolic",
      id: "single-sample",
      title: "What one sample contributes",
      points: 2,
      source: "h2.6f",
      prompt:
        "The estimate is the mean over samples of one vector each. Which vector does the sample $\\tilde x$ contribute?",
      symbols: [
        { kind: "function", name: "f", parameters: ["2"] },
        { kind: "vector", name: "x", length: "2" },
        { kind: "vector", name: "x_tilde", length: "2", latex: "\\tilde{x}" },
        { kind: "scalar", name: "sigma", domain: "positive" },
      ],
      key: ["f(x_tilde) (x_tilde - x)/sigma^2", "\\frac{f(\\tilde{x})(\\tilde{x} - x)}{\\sigma^2}"],
      mistakes: [
        {
          id: "no-variance",
          title: "The variance is missing",
          kind: "factor",
          feedback: "The exponent of the density is divided by $\\sigma^2$, and so is its derivative.",
          answers: ["f(x_tilde) (x_tilde - x)"],
        },
        {
          id: "standard-deviation",
          title: "Divided by the standard deviation",
          kind: "factor",
          feedback: "The exponent of the density has $2\\sigma^2$ below. Its derivative keeps the square.",
          answers: ["f(x_tilde) (x_tilde - x)/sigma"],
        },
        {
          id: "reversed",
          title: "Away from good samples",
          kind: "sign",
          feedback:
            "Where $f$ is large and positive, the estimate should point to the sample. Yours points away from it.",
          answers: ["f(x_tilde) (x - x_tilde)/sigma^2"],
        },
        {
          id: "value-at-centre",
          title: "The value at the centre",
          kind: "index",
          feedback:
            "With $f(x)$ every sample has the same weight, and the mean is zero. The sample's own value tells samples apart.",
          answers: ["f(x) (x_tilde - x)/sigma^2"],
        },
        {
          id: "half",
          title: "A 2 is left over",
          kind: "factor",
          feedback:
            "The derivative of $\\lVert\\tilde x-x\\rVert^2/(2\\sigma^2)$ has a 2 above that cancels the 2 below.",
          answers: ["f(x_tilde) (x_tilde - x)/(2 sigma^2)"],
        },
        {
          id: "with-baseline",
          title: "The value at the centre is subtracted",
          kind: "formula",
          feedback:
            "The mean is the same with any constant subtracted, and this one often lowers the noise. Asked is the plain estimate.",
          credit: 0.75,
          answers: ["(f(x_tilde) - f(x)) (x_tilde - x)/sigma^2"],
        },
      ],
      hints: [
        "$\\nabla_xf_\\sigma$ is an integral of $f$ times the gradient of a density. How does one write that as an expectation again?",
        "$\\nabla\\rho=\\rho\\,\\nabla\\log\\rho$. What is $\\nabla_x\\log\\rho$ for the normal density?",
      ],
      explanation:
        "$\\nabla_x\\log\\rho(\\tilde x)=(\\tilde x-x)/\\sigma^2$, so the sample contributes $f(\\tilde x)(\\tilde x-x)/\\sigma^2$: towards the sample where $f$ is positive, away from it where it is negative, the stronger the larger $|f|$ is. In the mean the direction in which $f$ is larger is left.",
    },
  ],
});
