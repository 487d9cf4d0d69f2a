import { defineProblem } from "allclose";

const dIn = { kind: "count", name: "d_in", min: 2, max: 6, latex: "d_{\\text{in}}" } as const;
const dOut = { kind: "count", name: "d_out", min: 2, max: 6, latex: "d_{\\text{out}}" } as const;
const w = { kind: "matrix", name: "W", rows: "d_out", columns: "d_in" } as const;
const x = { kind: "vector", name: "x", length: "d_in" } as const;
const g = { kind: "vector", name: "g", length: "d_out" } as const;
const eta = { kind: "scalar", name: "eta", domain: "positive" } as const;

export default defineProblem({
  title: "The size of a sign step",
  summary:
    "How far one step of sign descent moves a layer's outputs, and the multiplier that makes it the same for all widths.",
  tags: ["optimisation", "scaling"],
  parts: [
    {
      kind: "symbolic",
      id: "gradient",
      title: "The gradient of the weights",
      points: 2,
      source: "d4.1.grad",
      prompt: "What is $\\nabla_WL$, as a matrix in the shape of $W$?",
      symbols: [dIn, dOut, w, x, g],
      key: ["g x^T", "outer(g, x)", "transpose(x g^T)"],
      mistakes: [
        {
          id: "sign-of-input",
          title: "A sign came in too early",
          kind: "order",
          feedback: "The sign belongs to the update. The gradient itself has the sizes of $g$ and of $x$ in it.",
          answers: ["g sign(x)^T", "sign(g) x^T", "sign(g x^T)"],
        },
        {
          id: "minus",
          title: "This is minus the gradient",
          kind: "sign",
          feedback: "The minus belongs to the update. $y_j$ grows by $x_i$ when $W_{ji}$ grows by 1.",
          answers: ["-g x^T"],
        },
        {
          id: "two",
          title: "A factor 2 too much",
          kind: "factor",
          feedback: "There is no square here: $g$ is the gradient with respect to the outputs, whatever the loss is.",
          answers: ["2 g x^T"],
        },
        {
          id: "step",
          title: "This is a gradient step",
          kind: "formula",
          feedback: "Asked is the gradient, not the weights after a step along it.",
          answers: ["W - g x^T"],
        },
      ],
      hints: [
        "How does $y_j=\\sum_iW_{ji}x_i+b_j$ change with one entry $W_{ji}$?",
        "Entry $(j,i)$ is a product of two numbers. Which matrix has all these products, with a row for each $j$?",
      ],
      explanation:
        "$\\partial L/\\partial W_{ji}=g_j\\,\\partial y_j/\\partial W_{ji}=g_jx_i$: the outer product $g\\,x^\\top$, with $d_{\\text{out}}$ rows and $d_{\\text{in}}$ columns.",
    },
    {
      kind: "symbolic",
      id: "for-one-input",
      title: "How far the outputs move",
      points: 2,
      source: "d4.1.mean",
      prompt:
        "The update is applied to the same input again: $\\Delta y=\\Delta W\\,x$. What is $\\lVert\\Delta y\\rVert_{\\text{RMS}}^2$ for given $x$ and $g$?",
      symbols: [dIn, dOut, x, g, eta],
      key: ["eta^2 norm1(x)^2", "rms(eta sign(g x^T) x)^2", "norm2(eta sign(g) sign(x)^T x)^2/d_out"],
      mistakes: [
        {
          id: "two-norm",
          title: "The 2-norm of the input",
          kind: "formula",
          feedback: "In $\\mathrm{sign}(g_jx_i)\\,x_i$ the sign of $x_i$ meets $x_i$ itself. What is their product?",
          answers: ["eta^2 norm2(x)^2"],
        },
        {
          id: "not-squared",
          title: "This is not squared",
          kind: "formula",
          feedback: "This is the norm itself. Asked is its square.",
          credit: 0.5,
          answers: ["eta norm1(x)"],
        },
        {
          id: "not-averaged",
          title: "A sum over the outputs, not a mean",
          kind: "factor",
          feedback: "The RMS norm divides by the number of outputs. They all move equally far.",
          answers: ["eta^2 d_out norm1(x)^2"],
        },
        {
          id: "signed-sum",
          title: "The signs are lost",
          kind: "sign",
          feedback: "The sum runs over $|x_i|$: each entry of $x$ meets a weight that moved in its own direction.",
          answers: ["eta^2 sum(x)^2"],
        },
        {
          id: "gradient-step",
          title: "That is a step along the gradient",
          kind: "formula",
          feedback: "Sign descent uses only the signs of the gradient's entries, so the size of $g$ plays no part.",
          answers: ["rms(eta g x^T x)^2"],
        },
      ],
      hints: ["Write $\\Delta y_j$ as a sum over $i$.", "Simplify $\\mathrm{sign}(g_jx_i)\\,x_i$ before you sum."],
      explanation:
        "$\\mathrm{sign}(g_jx_i)\\,x_i=\\mathrm{sign}(g_j)\\,|x_i|$, so $\\Delta y_j=-\\eta\\,\\mathrm{sign}(g_j)\\lVert x\\rVert_1$. All outputs move by $\\eta\\lVert x\\rVert_1$, whatever $g$ is, and so does their root mean square.",
    },
    {
      kind: "symbolic",
      id: "expected",
      title: "On average",
      points: 3,
      source: "d4.1.mean",
      prompt: "What is $\\mathbb E\\,\\lVert\\Delta y\\rVert_{\\text{RMS}}^2$ over random $x$, exactly?",
      symbols: [dIn, dOut, eta],
      key: ["eta^2 (d_in + 2/pi d_in (d_in - 1))", "eta^2 (2/pi d_in^2 + (1 - 2/pi) d_in)"],
      mistakes: [
        {
          id: "leading-term",
          title: "The leading term alone",
          kind: "formula",
          feedback:
            "For large $d_{\\text{in}}$ this is right, and it is all that the scaling needs. Exactly, the terms with $i=j$ have the mean $\\mathbb E\\,x_i^2$, not $(\\mathbb E|x_i|)^2$.",
          credit: 0.75,
          answers: ["2/pi eta^2 d_in^2"],
        },
        {
          id: "independent-signs",
          title: "As if the signs had nothing to do with the input",
          kind: "formula",
          feedback:
            "At initialisation, weights and inputs are independent and their products cancel in part. A step is aligned with $x$: all terms have the same sign and add up.",
          answers: ["eta^2 d_in"],
        },
        {
          id: "mean-of-one",
          title: "The mean of |x| is not 1",
          kind: "formula",
          feedback: "For a standard normal the mean of $x_i^2$ is 1. The mean of $|x_i|$ is smaller.",
          answers: ["eta^2 d_in^2"],
        },
        {
          id: "not-squared-rate",
          title: "The step size is squared as well",
          kind: "factor",
          feedback: "$\\Delta y$ is proportional to $\\eta$, so its squared norm is proportional to $\\eta^2$.",
          answers: ["eta (d_in + 2/pi d_in (d_in - 1))"],
        },
        {
          id: "root-of-two-over-pi",
          title: "The mean is squared as well",
          kind: "formula",
          feedback: "$\\mathbb E|x_i||x_j|$ is the product of two means.",
          answers: ["eta^2 (d_in + sqrt(2/pi) d_in (d_in - 1))"],
        },
        {
          id: "pairs-with-themselves",
          title: "Some pairs are counted twice",
          kind: "index",
          feedback:
            "Of the $d_{\\text{in}}^2$ pairs in the square of the sum, $d_{\\text{in}}$ are pairs of an entry with itself.",
          answers: ["eta^2 (d_in + 2/pi d_in^2)"],
        },
        {
          id: "outputs",
          title: "The number of outputs",
          kind: "index",
          feedback: "The sum runs over the entries of $x$.",
          answers: ["eta^2 (d_out + 2/pi d_out (d_out - 1))"],
        },
      ],
      hints: [
        "Write $\\lVert x\\rVert_1^2$ as a double sum over $|x_i||x_j|$.",
        "Terms with $i=j$ and terms with $i\\ne j$ have different means. How many are there of each?",
        "For a standard normal $\\mathbb E|x_i|=\\sqrt{2/\\pi}$.",
      ],
      explanation:
        "$\\lVert x\\rVert_1^2$ has $d_{\\text{in}}$ terms of mean $\\mathbb E\\,x_i^2=1$ and $d_{\\text{in}}(d_{\\text{in}}-1)$ terms of mean $(\\mathbb E|x_i|)^2=\\frac2\\pi$.",
      afterword:
        "The discussion sheet writes the update with a plus, which would climb. The norm of $\\Delta y$ is the same for both signs. If some entries of $g$ are zero, their outputs do not move, and the result is multiplied by the share of those that do.",
    },
    {
      kind: "choice",
      id: "growth",
      title: "How it grows",
      points: 1,
      source: "d4.1.scale",
      prompt: "How does $\\mathbb E\\,\\lVert\\Delta y\\rVert_{\\text{RMS}}^2$ grow with the widths?",
      options: [
        { id: "quadratic", text: "Quadratically with $d_{\\text{in}}$; not at all with $d_{\\text{out}}$" },
        { id: "linear", text: "Linearly with $d_{\\text{in}}$; not at all with $d_{\\text{out}}$" },
        { id: "product", text: "Linearly with $d_{\\text{in}}$ and linearly with $d_{\\text{out}}$" },
        { id: "constant", text: "With neither" },
      ],
      key: ["quadratic"],
      mistakes: [
        {
          id: "as-initialisation",
          title: "That holds for random weights",
          kind: "formula",
          feedback: "Random weights add up like a random walk. Here all terms have the same sign.",
          answers: [["linear"]],
        },
      ],
      explanation:
        "The leading term is $\\frac2\\pi\\eta^2d_{\\text{in}}^2$, and the mean over outputs cancels their number.",
    },
    {
      kind: "symbolic",
      id: "multiplier",
      title: "The multiplier",
      points: 2,
      source: "d4.1.const",
      prompt:
        "The update is multiplied by a positive $s$ that depends on the widths, so that $\\mathbb E\\,\\lVert\\Delta y\\rVert_{\\text{RMS}}^2$ tends to a positive constant as $d_{\\text{in}}$ grows, the same for every $d_{\\text{out}}$. Give such an $s$. A constant factor in front is yours to choose.",
      symbols: [dIn, dOut],
      key: ["1/d_in", "sqrt(pi/2)/d_in", "1/sqrt(d_in + 2/pi d_in (d_in - 1))"],
      powerLaw: { of: "d_in", exponent: -1 },
      mistakes: [
        {
          id: "as-initialisation",
          title: "That is the scaling of an initialisation",
          kind: "formula",
          feedback:
            "It suits random weights, whose products with $x$ cancel in part. A step is aligned with $x$ and needs a stronger one.",
          answers: ["1/sqrt(d_in)"],
        },
        {
          id: "squared",
          title: "The multiplier is squared, too",
          kind: "formula",
          feedback: "The squared norm grows like $d_{\\text{in}}^2$. It is multiplied by $s^2$, not by $s$.",
          answers: ["1/d_in^2"],
        },
        {
          id: "both-widths",
          title: "The number of outputs plays no part",
          kind: "formula",
          feedback: "The mean over the outputs has cancelled their number already.",
          answers: ["1/(d_in d_out)", "1/d_out", "sqrt(d_out/d_in)"],
        },
        {
          id: "nothing",
          title: "This leaves the growth as it is",
          kind: "formula",
          feedback: "A constant does not undo the growth with $d_{\\text{in}}$.",
          answers: ["1"],
        },
      ],
      hints: ["How does $\\lVert\\Delta y\\rVert_{\\text{RMS}}$ itself grow, without the square?"],
      explanation:
        "The squared norm is multiplied by $s^2$, so $s=c/d_{\\text{in}}$ with any constant $c>0$ undoes the growth.",
      afterword:
        "With $s=1/d_{\\text{in}}$ the expected square is $\\eta^2\\bigl(\\frac2\\pi+(1-\\frac2\\pi)/d_{\\text{in}}\\bigr)$: constant only for large widths, 3.6 % above its limit at $d_{\\text{in}}=16$ and 0.9 % at 64. The exact multiplier is $1/\\sqrt{d_{\\text{in}}+\\frac2\\pi d_{\\text{in}}(d_{\\text{in}}-1)}$.",
    },
  ],
});
