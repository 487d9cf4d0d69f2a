import { defineProblem } from "allclose";

export default defineProblem({
  title: "One step for every p-norm",
  summary:
    "Gradient descent, sign descent and moving one coordinate alone are one formula: the best step under a squared p-norm.",
  tags: ["optimisers", "norms"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the dual exponent and the step",
      points: 18,
      source: "lp-dual-step",
      signatures: ["dual(p: number): number", "step(g: Vec, alpha: number, p: number): Vec"],
      hints: [
        "The length and the direction of the step are two separate questions. " +
          "For the length you need no direction: take from Hölder's inequality the lowest value that $g^\\top u$ can have when $\\lVert u\\rVert_p=M$, add the price, and you have a parabola in $M$.",
        "For the direction, Hölder's inequality is an equality when every $u_i$ has the sign against $g_i$ and $\\lvert u_i\\rvert^p$ is proportional to $\\lvert g_i\\rvert^q$. " +
          "Take the $p$-th root and use $\\frac1p+\\frac1q=1$ to write the exponent of $\\lvert g_i\\rvert$ with $q$ alone. " +
          "Try it at $p=3$, not at $p=2$, where several wrong exponents look right.",
        "Divide $\\lvert g_i\\rvert$ by $\\lVert g\\rVert_q$ before you raise it to that power: the result already has $p$-norm $1$ and only needs the signs and the best $M$. " +
          "At $p=\\infty$ the power is $0$ and all move equally far; at $p=1$ skip the powers and spend all of $M$ on one coordinate with the largest $\\lvert g_i\\rvert$. " +
          "To keep the digits, return zeros if the largest $\\lvert g_i\\rvert$ is $0$, otherwise divide $g$ by it first, compute the norm and the powers of these shares, and multiply it back in at the end.",
      ],
      afterword:
        "Homework 2 treats $p=2$ and $p=\\infty$ and names the duality behind them. " +
        "A conversation with a language model that was shared in the course adds a row for $p=1$: $u_i=-\\alpha\\,g_i/\\lVert g\\rVert_\\infty$, with all coordinates moving. " +
        "That is not the minimiser. " +
        "For $g=(3,1,-2)$ and $\\alpha=1$ it reaches $-\\frac23$, while $u=(-1.5,0,0)$ reaches $-2.25$; for $g=(1,1,1)$ its objective is $+6$, worse than not moving. " +
        "It also stays the same when $g$ is doubled, although the best step doubles.\n\n" +
        "The same text speaks of a penalty $\\lVert u\\rVert_p$; the duality is stated rightly, but the penalty is the *squared* norm. " +
        "Without the square no finite step would be singled out: not moving is best while $\\lVert g\\rVert_q\\le\\frac1\\alpha$, and beyond that longer moves are better without end.",
    },
  ],
});
