import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence which function the student makes up.",
  parts: [
    {
      kind: "hills",
      id: "function",
      title: "A highest point that moves",
      points: 2,
      source: "template",
      prompt:
        "Make up $f(x)=A_1\\,e^{-(x-m_1)^2/(2s_1^2)}+A_2\\,e^{-(x-m_2)^2/(2s_2^2)}$ and $\\sigma$ such that smoothing moves the highest point by at least $3$.",
      by: 3,
      key: [
        {
          hills: [
            [2, 6, 0.1],
            [1, 0, 2],
          ],
          smoothing: 1,
        },
      ],
      mistakes: [
        {
          id: "stays-highest",
          title: "The same hill stays the highest",
          kind: "formula",
          feedback: "A narrow hill loses more of its height than a broad one. Which of yours has to lose more?",
          when: "same-hill",
          answers: [
            {
              hills: [
                [2, 6, 2],
                [1, 0, 0.1],
              ],
              smoothing: 1,
            },
          ],
        },
      ],
      hints: ["Think of a high needle beside a low, broad hill."],
      explanation:
        "Smoothing with $\\sigma$ makes a hill of height $A$ and width $s$ one of height $As/\\sqrt{s^2+\\sigma^2}$: the needle at $6$ falls from $2$ to $0.2$, the broad hill at $0$ only to $0.9$.",
    },
  ],
});
