import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student is asked about.",
  parts: [
    {
      kind: "survey",
      id: "effort",
      title: "Your work",
      points: 1,
      source: "template",
      prompt: "Any complete answer gets the point.",
      fields: [
        { kind: "hours", id: "hours", label: "How many hours did it take you?" },
        { kind: "people", id: "with", label: "With whom did you work?", help: "One name a line, or none." },
        { kind: "text", id: "hardest", label: "What was hardest, and what helped?" },
      ],
      explanation: "There is no right answer: it helps the staff to plan.",
    },
  ],
});
