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
      hints: [
        "Look at one point and at $(y_i-\\theta x_i)^2$ as a function of $\\theta$ alone. " +
          "By how much does the prediction $\\theta x_i$ move when $\\theta$ moves by a little?",
        "The residual of a point comes multiplied by how strongly its prediction depends on $\\theta$: a point at $x_i=0$ drops out, and a negative input turns the contribution around. " +
          "The last two columns of the worked example show which constant is still missing.",
        "Write `contribution` as a product of the constant, the residual and that weight; `grad` is its sum, and `step` goes against it, $\\alpha$ times as far, and returns the new $\\theta$. " +
          "For `optimum` set the sum to zero with the weight kept in both terms, split it in two, and take $\\theta$ out of the sum in which it stands: it does not depend on $i$. " +
          "Before you divide, ask when the divisor is $0$.",
      ],
      afterword:
        "Discussion 1 says that points closer to the origin contribute less. " +
        "That is right for the *weight* $\\frac2Nx_i$ on the residual. " +
        "The contribution is weight times residual, and a residual can make up for a small weight: in the worked example the point at $x=1$ contributes $-2$ and the one at $x=2$ only $-1$. " +
        "Only at $x_i=0$ does the residual not matter at all.\n\n" +
        "As for the constant model, the sheet's stochastic step $\\theta-\\frac{2\\alpha}N(\\theta x_i-y_i)x_i$ is on average one $N$-th of the full step, and the more common $\\theta-2\\alpha(\\theta x_i-y_i)x_i$ is the full step on average. " +
        "They differ by a factor $N$ in the step size and in nothing else.",
    },
  ],
});
