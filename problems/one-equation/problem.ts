import { defineProblem } from "allclose";

export default defineProblem({
  title: "Where three optimisers end",
  summary: "One equation, three unknowns: the solution that each optimiser picks.",
  tags: ["optimisation", "implicit-bias"],
  parts: [
    {
      kind: "number",
      id: "sgd",
      title: "Gradient descent",
      points: 3,
      source: "h2.2a",
      prompt: "Gradient descent with a small constant step runs until it has converged. Which $\\theta$ does it reach?",
      key: ["[10000/10101, 1000/10101, 100/10101]", "1/1.0101 [1, 0.1, 0.01]", "[0.990001, 0.0990001, 0.00990001]"],
      mistakes: [
        {
          id: "first-coordinate-only",
          title: "This solves the equation, but gradient descent does not go there",
          kind: "formula",
          feedback:
            "$(1,0,0)$ is a solution. The gradient is a multiple of $a$, though, so every step and the whole path from $0$ lie along $a$.",
          answers: ["[1, 0, 0]"],
        },
        {
          id: "unit-vector",
          title: "The right direction with length 1",
          kind: "factor",
          feedback:
            "You normalised $a$. What has to hold is $a^\\top\\theta=1$: with $\\theta=\\beta a$ this asks for $\\beta\\|a\\|_2^2=1$.",
          answers: ["[0.994987, 0.0994987, 0.00994987]", "[1, 0.1, 0.01]/sqrt(1.0101)"],
        },
        {
          id: "a-itself",
          title: "This is the row itself",
          kind: "factor",
          feedback: "Put $\\theta=a$ into the equation: $a^\\top a=1.0101$, not $1$. The length still has to be found.",
          answers: ["[1, 0.1, 0.01]"],
        },
        {
          id: "equal-entries",
          title: "This is where steps of equal size in each coordinate end",
          kind: "formula",
          feedback: "Gradient descent moves each coordinate in proportion to its entry of $a$, not by equal amounts.",
          answers: ["[100/111, 100/111, 100/111]"],
        },
      ],
      hints: [
        "What do all gradients of $L$ have in common, whatever $\\theta$ is?",
        "The path stays on one line through $0$. Write its points with one number and put them into the equation.",
      ],
      explanation:
        "The gradient is $2(a^\\top\\theta-1)\\,a$, so $\\theta_t=\\beta_t a$ for every $t$. At the end $a^\\top\\theta=1$ gives $\\beta=1/\\|a\\|_2^2=1/1.0101$: the solution of least 2-norm.",
    },
    {
      kind: "choice",
      id: "bias",
      title: "What gradient descent prefers",
      points: 1,
      source: "h2.2.bias",
      prompt: "Of all solutions of the equation, the limit of gradient descent from $0$ is the one with the least",
      options: [
        { id: "norm2", text: "$\\|\\theta\\|_2$", spoken: "2-norm of theta" },
        { id: "norminf", text: "$\\|\\theta\\|_\\infty$", spoken: "infinity norm of theta" },
        { id: "norm1", text: "$\\|\\theta\\|_1$", spoken: "1-norm of theta" },
        {
          id: "weighted",
          text: "$\\sum_i a_i^2\\theta_i^2$",
          spoken: "sum of a i squared times theta i squared",
        },
      ],
      key: ["norm2"],
      mistakes: [
        {
          id: "as-sign-methods",
          title: "That is the preference of sign methods",
          feedback:
            "Steps of equal size in every coordinate lead to the least largest entry. Gradient descent moves along $a$.",
          answers: [["norminf"]],
        },
      ],
      explanation:
        "The limit is a multiple of $a$, and it is orthogonal to every difference of two solutions: the point nearest to $0$.",
    },
  ],
});
