import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student computes.",
  parts: [
    {
      kind: "number",
      id: "value",
      title: "The value after one step",
      points: 2,
      source: "template",
      prompt:
        "Start from $x_0=3$ and take one step of gradient descent on $f(x)=x^2$ with $\\alpha=0.1$. Where is $x_1$?",
      key: ["2.4", "12/5"],
      tolerance: { kind: "relative", rtol: 1e-3 },
      mistakes: [
        {
          id: "uphill",
          title: "This step goes up",
          kind: "sign",
          feedback:
            "Compare $f(3)$ with the value of $f$ where you ended. A step of descent goes against the derivative.",
          answers: ["3.6"],
        },
        {
          id: "half-the-derivative",
          title: "The derivative is too small",
          kind: "factor",
          feedback: "What is the derivative of $x^2$ at $3$?",
          answers: ["2.7"],
        },
      ],
      hints: ["The step is $x_1=x_0-\\alpha f'(x_0)$."],
      explanation: "The derivative at $3$ is $6$, so $x_1=3-0.1\\cdot6=2.4$.",
    },
  ],
});
