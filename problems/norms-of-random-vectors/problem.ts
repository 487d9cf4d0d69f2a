import { defineProblem } from "allclose";

const d1 = { kind: "count", name: "d_1", min: 2, max: 40 } as const;
const d2 = { kind: "count", name: "d_2", min: 2, max: 40 } as const;

export default defineProblem({
  title: "The size of random vectors",
  summary: "How two norms of a random vector grow with its length, and how to scale a random layer.",
  tags: ["norms", "initialisation"],
  parts: [
    {
      kind: "choice",
      id: "two-norm",
      title: "The 2-norm",
      points: 1,
      source: "d3.2a",
      prompt: "Let $x\\sim N(0,I_d)$. How does $\\mathbb E\\lVert x\\rVert_2$ grow with $d$?",
      options: [
        { id: "constant", text: "It stays bounded, like $d^0$" },
        { id: "root", text: "Like $d^{1/2}$" },
        { id: "linear", text: "Like $d$" },
        { id: "quadratic", text: "Like $d^2$" },
      ],
      key: ["root"],
      mistakes: [
        {
          id: "squared",
          title: "That is the squared norm",
          kind: "formula",
          feedback: "$\\mathbb E\\lVert x\\rVert_2^2=d$. The norm itself is near the root of that.",
          answers: [["linear"]],
        },
      ],
      hints: ["What is the mean of $\\lVert x\\rVert_2^2$?"],
      explanation:
        "$\\lVert x\\rVert_2^2$ is a sum of $d$ independent terms of mean 1: its mean is $d$, and it rarely is far from it. So the norm is close to $\\sqrt d$.",
      afterword:
        "Jensen's inequality, which the discussion sheet uses, gives $\\mathbb E\\lVert x\\rVert_2\\le\\sqrt d$ and no more. That the mean does not grow more slowly follows from concentration: the variance of $\\lVert x\\rVert_2^2$ is $2d$, small beside $d^2$.",
    },
    {
      kind: "choice",
      id: "rms-norm",
      title: "The RMS norm",
      points: 1,
      source: "d3.2a",
      prompt: "And how does $\\mathbb E\\lVert x\\rVert_{\\text{RMS}}$ grow with $d$?",
      options: [
        { id: "falls", text: "It falls like $d^{-1/2}$" },
        { id: "constant", text: "It tends to a positive constant, like $d^0$" },
        { id: "root", text: "Like $d^{1/2}$" },
        { id: "linear", text: "Like $d$" },
      ],
      key: ["constant"],
      mistakes: [
        {
          id: "divided-twice",
          title: "Divided twice",
          kind: "factor",
          feedback: "The 2-norm grows like $\\sqrt d$, and the RMS norm divides by $\\sqrt d$ once.",
          answers: [["falls"]],
        },
        {
          id: "two-norm",
          title: "That is the 2-norm",
          kind: "formula",
          feedback: "The RMS norm is a mean over the entries: longer vectors are not larger by it.",
          answers: [["root"]],
        },
      ],
      hints: ["The RMS norm is the 2-norm divided by $\\sqrt d$."],
      explanation: "$\\lVert x\\rVert_{\\text{RMS}}=\\lVert x\\rVert_2/\\sqrt d$ tends to 1.",
    },
    {
      kind: "symbolic",
      id: "exact",
      title: "The 2-norm, exactly",
      points: 1,
      source: "d3.2a",
      prompt:
        "What is $\\mathbb E\\lVert x\\rVert_2$ exactly? $\\lVert x\\rVert_2^2$ has a $\\chi^2$ distribution with $d$ degrees of freedom, and `Gamma(z)` is the gamma function.",
      symbols: [{ kind: "count", name: "d", min: 1, max: 60 }],
      key: ["sqrt(2) Gamma((d+1)/2)/Gamma(d/2)", "d/sqrt(2) * Gamma((d+1)/2)/Gamma(d/2 + 1)"],
      mistakes: [
        {
          id: "leading-term",
          title: "Close for large d, and not exact",
          kind: "formula",
          feedback: "$\\sqrt d$ is the root of the mean square, which is always larger than the mean of the root.",
          credit: 0.5,
          answers: ["sqrt(d)"],
        },
        {
          id: "inverted",
          title: "The fraction is upside down",
          kind: "formula",
          feedback: "This falls with $d$. The argument above is larger by one half than the one below.",
          answers: ["sqrt(2) Gamma(d/2)/Gamma((d+1)/2)"],
        },
        {
          id: "two",
          title: "The root of 2 is missing",
          kind: "factor",
          feedback:
            "The density of $\\chi^2$ has $e^{-z/2}$ in it. Substituting $z=2t$ in the mean of $\\sqrt z$ gives one $\\sqrt2$.",
          answers: ["2 Gamma((d+1)/2)/Gamma(d/2)", "Gamma((d+1)/2)/Gamma(d/2)"],
        },
      ],
      hints: [
        "Integrate $\\sqrt z$ against the density of $\\chi^2_d$.",
        "The density is proportional to $z^{d/2-1}e^{-z/2}$. Multiplying by $\\sqrt z$ raises the power by one half.",
      ],
      explanation:
        "$\\int z^{(d+1)/2-1}e^{-z/2}dz=2^{(d+1)/2}\\Gamma(\\frac{d+1}2)$, divided by the same with $d$ for $d+1$. It is $\\sqrt d\\,(1-\\frac1{4d}+\\dots)$: 0.798 at $d=1$ and 9.975 at $d=100$.",
    },
    {
      kind: "symbolic",
      id: "after-a-layer",
      title: "After a random layer",
      points: 2,
      source: "d3.2c.mean",
      prompt:
        "$W\\in\\mathbb R^{d_2\\times d_1}$ and $x\\in\\mathbb R^{d_1}$ have independent standard normal entries. What is $\\mathbb E\\,\\lVert Wx\\rVert_{\\text{RMS}}^2$?",
      symbols: [d1, d2],
      key: ["d_1", "d_1 d_2/d_2"],
      mistakes: [
        {
          id: "outputs",
          title: "The number of outputs",
          kind: "index",
          feedback: "Each output is a sum over the inputs. The RMS norm averages over the outputs.",
          answers: ["d_2"],
        },
        {
          id: "both",
          title: "The mean over the outputs is missing",
          kind: "factor",
          feedback: "This is the squared 2-norm. The RMS norm divides its square by the number of outputs.",
          answers: ["d_1 d_2"],
        },
        {
          id: "root",
          title: "The root of it",
          kind: "formula",
          feedback: "Asked is the squared norm, which needs no root.",
          answers: ["sqrt(d_1)"],
        },
        {
          id: "one",
          title: "The layer does change the size",
          kind: "formula",
          feedback: "The entries of $x$ have mean square 1. Each output adds up several of their multiples.",
          answers: ["1"],
        },
      ],
      hints: ["What is the mean square of one output $\\sum_iW_{ji}x_i$?", "All outputs have the same mean square."],
      explanation:
        "The terms of $\\sum_iW_{ji}x_i$ are uncorrelated with mean square 1, so each output has the mean square $d_1$, and so has the average over outputs.",
      afterword:
        "The discussion sheet says that the RMS norm equals the variance. What equals the variance of an entry is the expected squared RMS norm.",
    },
    {
      kind: "choice",
      id: "dependence",
      title: "What it depends on",
      points: 1,
      source: "d3.2c.scale",
      prompt: "How does $\\mathbb E\\,\\lVert Wx\\rVert_{\\text{RMS}}^2$ depend on the widths?",
      options: [
        { id: "linear-in", text: "Linearly on $d_1$, not on $d_2$" },
        { id: "linear-out", text: "Linearly on $d_2$, not on $d_1$" },
        { id: "both", text: "Linearly on both" },
        { id: "root-in", text: "Like $\\sqrt{d_1}$, not on $d_2$" },
      ],
      key: ["linear-in"],
      mistakes: [
        {
          id: "both",
          title: "The mean over the outputs is missing",
          kind: "factor",
          feedback: "That is the squared 2-norm. The RMS norm averages over the outputs.",
          answers: [["both"]],
        },
        {
          id: "swapped",
          title: "The widths are swapped",
          kind: "index",
          feedback: "$W$ has $d_2$ rows: $d_1$ is the number of inputs, over which each output sums.",
          answers: [["linear-out"]],
        },
      ],
      explanation: "Each output sums over $d_1$ inputs; the average over the outputs does not see how many there are.",
    },
    {
      kind: "symbolic",
      id: "multiplier",
      title: "The scale of the weights",
      points: 2,
      source: "d3.2c.const",
      prompt:
        "By which positive constant must $W$ be multiplied so that $\\mathbb E\\,\\lVert Wx\\rVert_{\\text{RMS}}^2$ is exactly 1?",
      symbols: [d1, d2],
      key: ["1/sqrt(d_1)", "d_1^(-1/2)", "\\sqrt{\\frac{1}{d_1}}"],
      follows: { part: "after-a-layer", expected: "1/sqrt(earlier)" },
      mistakes: [
        {
          id: "squared",
          title: "The constant is squared, too",
          kind: "formula",
          feedback: "This multiplies the squared norm by $1/d_1^2$: one $d_1$ too many.",
          answers: ["1/d_1"],
        },
        {
          id: "outputs",
          title: "The number of outputs",
          kind: "index",
          feedback: "The squared norm is $d_1$ before scaling, whatever $d_2$ is.",
          answers: ["1/sqrt(d_2)"],
        },
        {
          id: "he",
          title: "That is the scale of He",
          kind: "factor",
          feedback: "The 2 makes up for a ReLU that sets half of the entries to zero. There is none here.",
          answers: ["sqrt(2/d_1)"],
        },
        {
          id: "glorot",
          title: "That is the scale of Glorot",
          kind: "formula",
          feedback:
            "It is a compromise between the forward and the backward pass. Asked is exactly 1 in the forward pass.",
          answers: ["sqrt(2/(d_1 + d_2))"],
        },
        {
          id: "wrong-way",
          title: "This makes it larger",
          kind: "formula",
          feedback: "The squared norm is $d_1$ already and has to come down to 1.",
          answers: ["sqrt(d_1)"],
        },
      ],
      hints: ["If $W$ is multiplied by $c$, by what is the squared norm multiplied?"],
      explanation: "The squared norm becomes $c^2d_1$, which is 1 for $c=1/\\sqrt{d_1}$.",
    },
  ],
});
