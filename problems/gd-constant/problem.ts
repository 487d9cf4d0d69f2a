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
      hints: [
        "Look at one point and at $(y_i-\\theta)^2$ as a function of $\\theta$ alone. " +
          "Two things happen when you differentiate it: one comes from the square, the other from what stands inside.",
        "The square gives a factor, and the inner function gives a sign; the mean then puts the same $\\frac1N$ in front of every point. " +
          "Check the sign with data that all lie below $\\theta$: there the loss grows with $\\theta$, so the slope must be positive.",
        "Write `contribution` first, with both factors and the sign: `grad` is its sum over the data, and `step` starts at $\\theta$, goes $\\alpha$ times the slope downhill and returns where it arrives. " +
          "For `optimum` set the sum of the residuals to zero, count how often $\\theta$ stands in that sum, and solve for it.",
      ],
      afterword:
        "Discussion 1 writes the stochastic step as $\\theta-\\frac{2\\alpha}N(\\theta-y_i)$, a step along `contribution`. " +
        "For a point drawn uniformly its mean is one $N$-th of the full step. " +
        "The more common convention is $\\theta-2\\alpha(\\theta-y_i)$, whose mean is the full step; in that sense it is unbiased. " +
        "Both descend on average, and each is the other with a step size that differs by the factor $N$, so it matters only when you take over a step size or compare two.\n\n" +
        "The sheet also says that each data point contributes equally. " +
        "The *coefficient* $\\frac2N$ is the same for all points, the contribution is not: it is proportional to the residual $\\theta-y_i$, as the worked example shows with contributions of $0$, $-\\frac23$ and $-\\frac{10}3$.",
    },
  ],
});
