import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student explains.",
  parts: [
    {
      kind: "written",
      id: "why",
      title: "Why it converges",
      points: 3,
      source: "template",
      prompt: "Explain in a few sentences why gradient descent with a small enough step lowers a smooth function.",
      rubric: [
        { id: "direction", text: "Says that the gradient points to where the function grows.", points: 1 },
        { id: "first-order", text: "Uses that the function is nearly linear over a small step.", points: 1 },
        { id: "size", text: "Says what may go wrong when the step is large.", points: 1 },
      ],
      hints: ["What does the function look like very close to a point?"],
      explanation:
        "Over a small step the function changes by about $-\\alpha\\|\\nabla f\\|^2$, which is negative. A large step leaves the region where that holds.",
    },
  ],
});
