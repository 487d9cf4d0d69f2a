import { defineProblem } from "allclose";

export default defineProblem({
  title: "About your work",
  summary: "What you used, whom you worked with and how long it took.",
  tags: ["survey"],
  parts: [
    {
      kind: "survey",
      id: "sources",
      title: "Sources",
      points: 1,
      source: "h2.7a",
      prompt: "What did you use for this homework?",
      fields: [
        {
          kind: "choices",
          id: "used",
          label: "I used",
          options: [
            { id: "lecture", text: "Lectures and discussions" },
            { id: "notes", text: "Course notes" },
            { id: "book", text: "A book or paper" },
            { id: "web", text: "Web pages" },
            { id: "llm", text: "A language model" },
          ],
        },
        {
          kind: "text",
          id: "details",
          label: "Which ones, and for what",
          help: "Titles and links; for a language model a link to the transcript. Write none if there is nothing to name.",
        },
      ],
      explanation: "Nothing here is right or wrong: an answer gives the points.",
    },
    {
      kind: "survey",
      id: "people",
      title: "People",
      points: 1,
      source: "h2.7b",
      prompt: "With whom did you work? Course staff can read this; other students cannot.",
      fields: [
        {
          kind: "people",
          id: "names",
          label: "Names or student ids",
          help: "One a line. Write none if you worked alone, or homework party if you met many people there.",
        },
      ],
      explanation: "Nothing here is right or wrong: an answer gives the points.",
    },
    {
      kind: "survey",
      id: "hours",
      title: "Time",
      points: 1,
      source: "h2.7c",
      prompt: "How long did you work on this homework, from beginning to end?",
      fields: [{ kind: "hours", id: "total", label: "Hours in total", help: "A rough number; halves are fine." }],
      explanation: "Nothing here is right or wrong: an answer gives the points.",
    },
  ],
});
