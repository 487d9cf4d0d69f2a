import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student writes.",
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the function",
      points: 3,
      source: "template",
      signatures: ["scaled(g: Vec, alpha: number): Vec"],
    },
  ],
});
