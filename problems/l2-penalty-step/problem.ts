import { defineProblem } from "allclose";

export default defineProblem({
  title: "The step under a squared 2-norm penalty",
  summary:
    "Find and code the update that gains most to first order when moving costs the square of its ordinary length.",
  tags: ["optimisers", "norms"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the step",
      points: 11,
      source: "l2-penalty-step",
      signatures: ["step(g: Vec, alpha: number): Vec"],
      hints: [
        "Pick one coordinate, say $u_3$, and cross out everything in the objective that does not contain it. " +
          "What is left has one linear and one quadratic term.",
        "That is a parabola in a single number and opens upwards, so it is lowest where its derivative is $0$. " +
          "Two constants meet there: the weight $\\frac1\\alpha$ of the price, and the one that the square brings down when you differentiate it.",
        "Set the derivative of $g_iu_i+\\frac1\\alpha u_i^2$ to zero, solve for $u_i$, and see on which side of the fraction each constant lands; the sign has to come out against $g_i$. " +
          "Then code just that, entry by entry into a fresh array: no length of $g$ is needed, and without one there is no square that overflows and no $0/0$.",
      ],
    },
  ],
});
