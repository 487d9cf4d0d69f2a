import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student draws.",
  parts: [
    {
      kind: "path",
      id: "steps",
      title: "Two steps",
      points: 2,
      source: "template",
      prompt: "Draw the first two steps of gradient descent from $(4,2)$ with $\\alpha=\\frac14$.",
      axes: { x: { from: 0, to: 5, label: "x" }, y: { from: 0, to: 3, label: "y" }, hasEqualScales: true },
      start: [4, 2],
      tolerance: { kind: "absolute", atol: 0.1 },
      key: [
        [
          [2, 1],
          [1, 0.5],
        ],
      ],
      mistakes: [
        {
          id: "one-coordinate",
          title: "Only one coordinate moves",
          kind: "formula",
          feedback: "The gradient has two entries here, and neither is $0$ at $(4,2)$.",
          answers: [
            [
              [2, 2],
              [1, 2],
            ],
          ],
        },
      ],
      hints: ["The gradient at $(4,2)$ is $(8,4)$."],
      explanation: "Each step takes away a quarter of the gradient $2(x,y)$, which is half of the point itself.",
    },
  ],
});
