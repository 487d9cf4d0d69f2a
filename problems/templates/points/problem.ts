import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student places.",
  parts: [
    {
      kind: "points",
      id: "minima",
      title: "Two minima",
      points: 2,
      source: "template",
      prompt: "Move the handles to the two minima of $f(x)=x^4-2x^2$, on the graph.",
      axes: { x: { from: -2, to: 2, label: "x" }, y: { from: -2, to: 2, label: "f(x)" } },
      on: { kind: "plane" },
      start: [
        [-1.5, 1],
        [1.5, 1],
      ],
      key: [
        [
          [-1, -1],
          [1, -1],
        ],
      ],
      tolerance: { kind: "absolute", atol: 0.1 },
      anyOrder: true,
      mistakes: [
        {
          id: "on-the-axis",
          title: "The places are right, the heights are not",
          kind: "formula",
          feedback: "What is the value of $f$ at $1$?",
          answers: [
            [
              [-1, 0],
              [1, 0],
            ],
          ],
        },
      ],
      hints: ["Where is the derivative $4x^3-4x$ zero?"],
      explanation:
        "The derivative vanishes at $-1$, $0$ and $1$. At $\\pm1$ the second derivative is positive and the value is $-1$.",
    },
  ],
});
