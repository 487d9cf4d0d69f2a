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
    {
      kind: "written",
      id: "why-it-works",
      title: "Why it points uphill",
      points: 3,
      source: "h2.6f",
      prompt:
        "No gradient of $f$ is used. Explain in words which way one sample pushes, how strongly, and why the mean of many samples is a direction in which $f_\\sigma$ grows.",
      rubric: [
        {
          id: "direction",
          text: "A sample pushes along the line from x to the sample: towards it where f is positive.",
          points: 1,
        },
        {
          id: "magnitude",
          text: "The push is proportional to the value of f there and to the distance of the sample (divided by sigma squared).",
          points: 1,
        },
        {
          id: "averaging",
          text: "Where f is negative the push is away from the sample. Samples lie on all sides alike, so equal values cancel in the mean and the direction in which f is larger remains.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "slope-at-sample",
          text: "Each sample contributes the slope of f at the sample.",
          feedback: "No slope is computed anywhere. What does the formula know of $f$?",
        },
        {
          id: "best-sample",
          text: "It moves to the best sample.",
          feedback: "Every sample takes part in the mean. What does one with a low value do?",
        },
        {
          id: "negative-fails",
          text: "It fails where f is negative.",
          feedback: "Add a constant to $f$. What does that change in the mean of the estimate?",
        },
      ],
      hints: [
        "Take two samples opposite each other, with values $f_1>f_2$, and add their contributions.",
        "Do the same with both values negative.",
      ],
      explanation:
        "A sample contributes $f(\\tilde x)(\\tilde x-x)/\\sigma^2$: a push towards it, or away where $f<0$, in proportion to $|f|$ and the distance. For each sample the one opposite is as likely, and the two together give $(f_1-f_2)$ times the direction to the first: the higher side wins, whatever the signs are.",
    },
  ],
});
