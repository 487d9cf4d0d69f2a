import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student checks.",
  parts: [
    {
      kind: "audit",
      id: "derivative",
      title: "A derivative",
      points: 2,
      source: "template",
      prompt: "Mark the statement, and repair it unless it is correct.",
      claim: "The derivative of $\\frac1x$ is $\\log x$.",
      key: ["wrong"],
      repair: {
        kind: "expression",
        prompt: "What is the derivative of $\\frac1x$?",
        symbols: [{ kind: "scalar", name: "x", domain: "positive" }],
        key: ["-1/x^2"],
      },
      mistakes: [
        {
          id: "trusted",
          title: "The two are exchanged",
          kind: "order",
          feedback: "$\\frac1x$ falls everywhere for positive $x$. Can its derivative be positive?",
          marks: ["correct"],
        },
        {
          id: "sign-lost",
          title: "The sign is lost",
          kind: "sign",
          feedback: "$\\frac1x$ falls as $x$ grows.",
          repairs: ["1/x^2"],
        },
      ],
      hints: ["Write $\\frac1x$ as a power of $x$."],
      explanation:
        "$\\frac1x=x^{-1}$ has the derivative $-x^{-2}$. It is the derivative of $\\log x$ that is $\\frac1x$.",
    },
  ],
});
