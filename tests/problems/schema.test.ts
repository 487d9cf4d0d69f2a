import {
  AnswerSchema,
  AssignmentSchema,
  MistakeSchema,
  ProblemFilesSchema,
  ProblemSchema,
  SlugSchema,
  type ProblemDefinition,
} from "#problems/schema";
import type { ZodType } from "zod";

const problem: ProblemDefinition = {
  title: "A step",
  summary: "One step of something.",
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the step",
      points: 3,
      source: "a-step",
      signatures: ["step(g: Vec, alpha: number): Vec"],
    },
  ],
};
const [codePart] = problem.parts;

const assignment = {
  slug: "homework-1",
  title: "Homework 1",
  opens: { day: 0, time: "09:00" },
  due: { day: 7, time: "23:59" },
  items: [{ problem: "a-step", points: 10 }],
};

const messagesOf = (schema: ZodType, input: unknown): string => {
  const parsed = schema.safeParse(input);
  return parsed.success
    ? ""
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n");
};

test("a problem definition gets its defaults and its signatures read", () => {
  expect(ProblemSchema.parse(problem)).toEqual({
    ...problem,
    tags: [],
    parts: [
      {
        ...codePart,
        timeLimitMs: 5_000,
        memoryLimitMiB: 256,
        withheld: [],
        hints: [],
        signatures: [
          {
            name: "step",
            parameters: [
              { name: "g", type: "Vec" },
              { name: "alpha", type: "number" },
            ],
            returns: "Vec",
          },
        ],
      },
    ],
  });
});

test.each<[string, unknown, string]>([
  ["nothing", undefined, ""],
  ["no title", { ...problem, title: "" }, "title"],
  ["a long title", { ...problem, title: "x".repeat(121) }, "title"],
  ["no summary", { ...problem, summary: undefined }, "summary"],
  ["a tag that is not a slug", { ...problem, tags: ["Neural Nets"] }, "tags.0"],
  ["a field nobody knows", { ...problem, difficulty: "hard" }, "difficulty"],
  ["no part", { ...problem, parts: [] }, "parts"],
  ["a part of an unknown kind", { ...problem, parts: [{ ...codePart, kind: "essay" }] }, "parts.0.kind"],
  ["two parts with one id", { ...problem, parts: [codePart, codePart] }, 'two parts are called "code"'],
  ["two code parts", { ...problem, parts: [codePart, { ...codePart, id: "more" }] }, "a code part is the only part"],
  ["no points", { ...problem, parts: [{ ...codePart, points: 0 }] }, "parts.0.points"],
  ["no signature", { ...problem, parts: [{ ...codePart, signatures: [] }] }, "parts.0.signatures"],
  [
    "a signature that cannot be read",
    { ...problem, parts: [{ ...codePart, signatures: ["step"] }] },
    "must start with a function name",
  ],
  ["a time limit below 50 ms", { ...problem, parts: [{ ...codePart, timeLimitMs: 10 }] }, "parts.0.timeLimitMs"],
  ["a time limit of minutes", { ...problem, parts: [{ ...codePart, timeLimitMs: 60_000 }] }, "parts.0.timeLimitMs"],
  [
    "too little memory for the engine to start",
    { ...problem, parts: [{ ...codePart, memoryLimitMiB: 16 }] },
    "parts.0.memoryLimitMiB",
  ],
])("a problem with %s is refused", (_, input, message) => {
  expect(ProblemSchema.safeParse(input).success).toBe(false);
  expect(messagesOf(ProblemSchema, input)).toContain(message);
});

test.each(["linf-penalty-step", "a", "h2o", "he-init-2"])("%j is a slug", (slug) => {
  expect(SlugSchema.parse(slug)).toBe(slug);
});

test.each(["", "-a", "a-", "a--b", "A", "a b", "a_b", "2a", "../a", "a/b", "é", "a".repeat(65), 3, null])(
  "%j is not a slug",
  (slug) => {
    expect(SlugSchema.safeParse(slug).success).toBe(false);
  },
);

test("an answer is a text of at most 64 Ki characters and nothing beside it", () => {
  const accepts = (answer: unknown) => AnswerSchema.safeParse(answer).success;
  expect(accepts({ kind: "code", source: "" })).toBe(true);
  expect(accepts({ kind: "code", source: "x".repeat(64 * 1024) })).toBe(true);
  expect(accepts({ kind: "code", source: "x".repeat(64 * 1024 + 1) })).toBe(false);
  expect(accepts({ kind: "code", source: "", score: 100 })).toBe(false);
  expect(accepts({ kind: "shell", source: "" })).toBe(false);
  expect(accepts("export const step = 1;")).toBe(false);
});

test("a mistake names the tests that must reject it", () => {
  const mistake = { title: "No half", feedback: "The half is missing.", fails: ["worked example"] };
  expect(MistakeSchema.parse(mistake)).toEqual(mistake);
  expect(MistakeSchema.safeParse({ ...mistake, fails: [] }).success).toBe(false);
  expect(MistakeSchema.safeParse({ ...mistake, feedback: "" }).success).toBe(false);
  expect(MistakeSchema.safeParse({ ...mistake, feedback: "x".repeat(1_201) }).success).toBe(false);
});

test("files of a problem are texts of bounded length", () => {
  expect(ProblemFilesSchema.safeParse({ "tests.ts": "x" }).success).toBe(true);
  expect(ProblemFilesSchema.safeParse({ "tests.ts": "x".repeat(256 * 1024 + 1) }).success).toBe(false);
  expect(ProblemFilesSchema.safeParse({ "tests.ts": 3 }).success).toBe(false);
  expect(ProblemFilesSchema.safeParse({ ["x".repeat(201)]: "" }).success).toBe(false);
});

test("an assignment takes no late work unless it says so", () => {
  expect(AssignmentSchema.parse(assignment)).toEqual({
    ...assignment,
    lateHours: 0,
    ...{ latePercentPerDay: 0, graceDays: 0, counts: "best", dropLowest: 0 },
    ...{ solutions: "when-closed", reviews: "when-finished", regrades: { days: 7, quota: 3 } },
  });
});

test.each<[string, unknown, string]>([
  ["no items", { ...assignment, items: [] }, "items"],
  ["an item without points", { ...assignment, items: [{ problem: "a-step", points: 0 }] }, "items.0.points"],
  ["a time that is not on the clock's face", { ...assignment, due: { day: 7, time: "9 pm" } }, "due.time"],
  ["half a day", { ...assignment, due: { day: 0.5, time: "09:00" } }, "due.day"],
  ["a penalty above everything", { ...assignment, latePercentPerDay: 101 }, "latePercentPerDay"],
  ["regrades for ever", { ...assignment, regrades: { days: 1_000, quota: 3 } }, "regrades"],
  ["two ways of closing", { ...assignment, lateHours: 24, closes: { day: 9, time: "09:00" } }, "closes"],
  ["an hour that no clock shows", { ...assignment, due: { day: 7, time: "24:00" } }, "due.time"],
  ["no time at all", { ...assignment, timeLimitMinutes: 0 }, "timeLimitMinutes"],
  ["late days without end", { ...assignment, lateHours: 100_000 }, "lateHours"],
])("an assignment with %s is refused", (_, input, path) => {
  expect(messagesOf(AssignmentSchema, input)).toContain(path);
});
