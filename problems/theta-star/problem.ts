import { defineProblem } from "allclose";

export default defineProblem({
  title: "Three optimisers, three solutions",
  summary:
    "One equation, infinitely many solutions: code the optimisers and see which solution each of them settles on.",
  tags: ["optimisers", "inductive-bias"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the four optimisers",
      points: 20,
      source: "theta-star",
      signatures: [
        "sgd(a: Vec, b: number, o: { alpha: number; steps: number }): Vec",
        "signSgd(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec",
        "simpleAdam(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec",
        "rescaled(a: Vec, b: number, o: { alpha: number; steps: number }): Vec",
      ],
      hints: [
        "All four share one gradient, so write it as a function of its own and compare it with $g_0=(-12,6)$ in the worked example: the sign, the factor 2, and the residual at the *present* $\\theta$. Once it is right, the first three rules differ only in the step they make from $g_k$.",
        "Ask of every quantity over what it is computed, and when: the step size and $M_k$ are new in each update, and the mean in $M_k$ runs over the examples of the epoch, for each coordinate by itself. With a single example, what is the root of the mean of $g_i^2$, and what is left of $g_i$ when you divide by it? For `rescaled`, ask the same about the root of the mean square of $a_i$.",
        "`rescaled` has three steps: make the new features $\\tilde a$, run your own `sgd` on them, convert the result $\\tilde\\theta$. For the conversion write down that both predict the same, $\\tilde a^\\top\\tilde\\theta=a^\\top\\theta$, put in what $\\tilde a_i$ is, and compare term by term. Wherever a quotient could be $0/0$, look before you divide, and leave that coordinate as it is.",
      ],
      afterword:
        "Discussion 3, question 3, writes $\\nabla f_t(\\theta)=\\dots$ in front of the vector of signs (its equation 11). What stands there is the *sign* of the gradient, taken coordinate by coordinate; the gradient itself is $-2\\,(1-a^\\top\\theta)\\,a$, as in the part before. The argument that follows needs only the direction of the steps, so its answer $\\frac1{1.11}(1,1,1)$ is right. For an equation whose $a$ has negative entries, the direction is $\\mathrm{sign}(a)$ in place of $(1,1,1)$. The same solution calls signSGD a highly simplified version of Adam: with one example in the epoch the two rules of this problem make the same steps.",
    },
  ],
});
