import { defineProblem } from "allclose";

export default defineProblem({
  title: "Gradient descent for a line through the origin",
  summary: "Fit a slope to points in the plane, and find out which of the points have a say in it.",
  tags: ["gradient-descent", "least-squares"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the four functions",
      points: 15,
      source: "gd-linear",
      signatures: [
        "grad(theta: number, x: Vec, y: Vec): number",
        "contribution(theta: number, xi: number, yi: number, N: number): number",
        "step(theta: number, x: Vec, y: Vec, alpha: number): number",
        "optimum(x: Vec, y: Vec): number",
      ],
    },
  ],
});
