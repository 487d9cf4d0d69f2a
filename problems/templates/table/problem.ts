import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student fills in.",
  parts: [
    {
      kind: "table",
      id: "costs",
      title: "What each method costs",
      points: 3,
      source: "template",
      prompt: "Fill in what one step costs for $n$ variables.",
      symbols: [{ kind: "scalar", name: "n", domain: "positive" }],
      corner: "Method",
      columns: ["Numbers in a gradient", "Uses the Hessian"],
      rows: [
        {
          title: "Gradient descent",
          cells: [
            {
              kind: "symbolic",
              id: "descent-size",
              points: 1,
              key: ["n"],
              mistakes: [
                {
                  id: "squared",
                  title: "That many numbers are in the Hessian",
                  kind: "formula",
                  feedback: "A gradient has one entry for each variable.",
                  answers: ["n^2"],
                },
              ],
            },
            {
              kind: "words",
              id: "descent-hessian",
              points: 1,
              words: ["yes", "no"],
              key: "no",
              mistakes: [
                {
                  id: "second-derivatives",
                  title: "That would be a method of second order",
                  kind: "formula",
                  feedback: "Write down the step. Which derivatives are in it?",
                  answers: ["yes"],
                },
              ],
            },
          ],
        },
        {
          title: "Newton's method",
          cells: [
            { kind: "printed", text: "$n$" },
            { kind: "words", id: "newton-hessian", points: 1, words: ["yes", "no"], key: "yes" },
          ],
        },
      ],
      hints: ["Write down the step of each method."],
      explanation:
        "A gradient has $n$ entries. Newton's step divides by the Hessian; gradient descent does not know it.",
    },
  ],
});
