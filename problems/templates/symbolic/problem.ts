import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student finds.",
  parts: [
    {
      kind: "symbolic",
      id: "gradient",
      title: "The gradient",
      points: 2,
      source: "template",
      prompt: "What is the gradient of $f(x)=\\frac{a}{2}\\|x\\|_2^2$?",
      symbols: [
        { kind: "count", name: "d", min: 2, max: 4 },
        { kind: "vector", name: "x", length: "d" },
        { kind: "scalar", name: "a" },
      ],
      key: ["a x"],
      mistakes: [
        {
          id: "no-half",
          title: "The factor one half is lost",
          kind: "factor",
          feedback: "The derivative of $x_i^2$ is $2x_i$. What does the $\\frac12$ in front do to it?",
          answers: ["2 a x", "a x/2"],
        },
        {
          id: "downhill",
          title: "This is the direction of descent",
          kind: "sign",
          feedback: "The gradient points to where $f$ grows. Is $f$ smaller or larger further out?",
          answers: ["-a x"],
        },
      ],
      hints: ["Differentiate with respect to one coordinate first."],
      explanation: "In each coordinate the derivative of $\\frac a2x_i^2$ is $ax_i$.",
    },
  ],
});
