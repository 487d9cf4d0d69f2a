import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence which set the student finds.",
  parts: [
    {
      kind: "intervals",
      id: "rates",
      title: "Step sizes that converge",
      points: 2,
      source: "template",
      prompt: "For which $\\alpha$ does $x_{t+1}=(1-2\\alpha)x_t$ converge to $0$ from every start?",
      key: ["(0, 1)"],
      mistakes: [
        {
          id: "half",
          title: "It converges beyond that",
          kind: "formula",
          feedback: "Up to there it approaches $0$ from one side. What happens when the sign changes at every step?",
          answers: ["(0, 1/2)"],
        },
        {
          id: "with-ends",
          title: "At the ends it does not converge",
          kind: "edge-case",
          feedback: "Put each end into $1-2\\alpha$. Where is $x_t$ after many steps?",
          answers: ["[0, 1]"],
        },
      ],
      hints: ["After $t$ steps $x_t=(1-2\\alpha)^tx_0$."],
      explanation: "The powers of $1-2\\alpha$ go to $0$ exactly when $|1-2\\alpha|<1$, that is for $0<\\alpha<1$.",
    },
  ],
});
