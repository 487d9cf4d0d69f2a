import { defineProblem } from "allclose";

export default defineProblem({
  title: "The step under a squared ∞-norm penalty",
  summary:
    "Find and code the update that gains most to first order when the largest move of any coordinate is what costs.",
  tags: ["optimisers", "norms"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the step",
      points: 12,
      source: "linf-penalty-step",
      signatures: ["step(g: Vec, alpha: number): Vec"],
      hints: [
        "With $M$ fixed the entries of $u$ have nothing to do with each other: each term $g_iu_i$ can be made smallest on its own, with $u_i$ anywhere in $[-M,M]$. " +
          "It is a straight line in $u_i$; where on an interval is a straight line lowest?",
        "Every coordinate goes to an end of the interval, also where its slope is small, since the largest move is paid for anyway. " +
          "Put these $u_i$ back into $g^\\top u$ and write the sum out for one positive and one negative $g_i$: a norm of $g$ appears, and it is neither the 2-norm nor the ∞-norm.",
        "What remains is $-M$ times that norm plus $\\frac1\\alpha M^2$: set its derivative with respect to $M$ to zero and mind what the square brings down. " +
          "In code that is one pass over $g$ for the norm, one number $M$, and a second pass that fills a fresh array with $M$ or $-M$, and with $0$ where $g_i=0$.",
      ],
      afterword:
        "The solution in Homework 2 arrives at the same step; two of its lines can be misread. " +
        "Equation (10) begins with “$u=$”, but what follows is the value of the *objective* for a given $M$, a number. " +
        "Equation (13) gives the entry $u_i$ with $\\mathrm{sign}(g)$, where the entry's own $\\mathrm{sign}(g_i)$ is meant.\n\n" +
        "The sheet does not discuss $g_i=0$. " +
        "There the term $g_iu_i$ is $0$ whatever $u_i$ is, so every value in $[-M,M]$ is optimal and the minimiser is not unique. " +
        "With $\\mathrm{sign}(0)=0$ the formula picks one of them; on paper it makes no difference, in code it does if the sign is computed as $g_i/\\lvert g_i\\rvert$.",
    },
  ],
});
