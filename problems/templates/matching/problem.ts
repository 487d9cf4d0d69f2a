import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student matches.",
  parts: [
    {
      kind: "matching",
      id: "derivatives",
      title: "Functions and their derivatives",
      points: 3,
      source: "template",
      prompt: "Find the derivative of every function.",
      lines: [
        { id: "square", label: "x squared", text: "$x^2$" },
        { id: "exponential", label: "e to the x", text: "$e^x$" },
        { id: "logarithm", label: "log x", text: "$\\log x$" },
      ],
      options: [
        { id: "double", label: "2x", text: "$2x$" },
        { id: "same", label: "the function itself" },
        { id: "reciprocal", label: "1/x", text: "$\\frac1x$" },
      ],
      key: { square: "double", exponential: "same", logarithm: "reciprocal" },
      mistakes: [
        {
          id: "exchanged",
          title: "The logarithm and the exponential are exchanged",
          kind: "order",
          feedback: "Which of the two grows faster and faster? Its derivative must grow as well.",
          answers: [{ exponential: "reciprocal", logarithm: "same" }],
        },
      ],
      hints: ["Sketch each function, and look at where it is steep."],
      explanation: "$(x^2)'=2x$, $(e^x)'=e^x$ and $(\\log x)'=\\frac1x$.",
    },
  ],
});
