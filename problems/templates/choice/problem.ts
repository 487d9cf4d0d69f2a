import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student decides.",
  parts: [
    {
      kind: "choice",
      id: "convex",
      title: "Which functions are convex",
      points: 2,
      source: "template",
      prompt: "Choose every function that is convex on all of $\\mathbb R$.",
      several: true,
      options: [
        { id: "square", text: "$x^2$", spoken: "x squared" },
        { id: "absolute", text: "$|x|$", spoken: "the absolute value of x" },
        { id: "cube", text: "$x^3$", spoken: "x cubed" },
        { id: "sine", text: "$\\sin x$", spoken: "the sine of x" },
      ],
      key: ["square", "absolute"],
      mistakes: [
        {
          id: "smooth-only",
          title: "A convex function may have a kink",
          kind: "formula",
          feedback: "Take two points of the graph of $|x|$ and join them. Where does the segment lie?",
          answers: [["square"]],
        },
        {
          id: "cube-too",
          title: "One of them bends the other way on half the line",
          kind: "formula",
          feedback: "What is the second derivative of $x^3$ at $-1$?",
          answers: [["square", "absolute", "cube"]],
        },
      ],
      hints: ["A function is convex when no chord of its graph runs below the graph."],
      explanation:
        "Chords of $x^2$ and $|x|$ lie above the graph. $x^3$ bends down for negative $x$, and $\\sin x$ bends both ways.",
    },
  ],
});
