import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student puts in order.",
  parts: [
    {
      kind: "ordering",
      id: "growth",
      title: "From slow to fast",
      points: 2,
      source: "template",
      prompt:
        "Put the functions in order, from the one that grows most slowly for large $n$ to the one that grows fastest.",
      items: [
        { id: "logarithm", text: "$\\log n$" },
        { id: "root", text: "$\\sqrt n$" },
        { id: "linear", text: "$n$" },
        { id: "exponential", text: "$2^n$" },
      ],
      key: [["logarithm", "root", "linear", "exponential"]],
      mistakes: [
        {
          id: "backwards",
          title: "The order is turned round",
          kind: "order",
          feedback: "Compare the first and the last one at $n=100$.",
          answers: [["exponential", "linear", "root", "logarithm"]],
        },
        {
          id: "root-first",
          title: "The logarithm is slower than any root",
          kind: "formula",
          feedback: "Compare $\\log n$ and $\\sqrt n$ at $n=10^6$.",
          answers: [["root", "logarithm", "linear", "exponential"]],
        },
      ],
      hints: ["Try $n=10^4$ in each of them."],
      explanation: "For large $n$, $\\log n<\\sqrt n<n<2^n$, and each quotient of neighbours grows without bound.",
    },
  ],
});
