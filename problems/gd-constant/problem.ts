import { defineProblem } from "allclose";

export default defineProblem({
  title: "Gradient descent for a constant",
  summary: "Fit the simplest model there is, one number for all the data, and see what every single point asks of it.",
  tags: ["gradient-descent", "least-squares"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the four functions",
      points: 12,
      source: "gd-constant",
      signatures: [
        "grad(theta: number, y: Vec): number",
        "contribution(theta: number, yi: number, N: number): number",
        "step(theta: number, y: Vec, alpha: number): number",
        "optimum(y: Vec): number",
      ],
    },
  ],
});
