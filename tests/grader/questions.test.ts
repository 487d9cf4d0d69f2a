import { createHash } from "node:crypto";
import { openGrader, type Grader } from "#grader/grader";
import { VerdictSchema } from "#grader/verdict";
import type { ProblemVersion } from "#problems/schema";

const parts = [
  {
    kind: "number",
    id: "half",
    title: "Half",
    points: 3,
    source: "test.1",
    prompt: "What is half of one?",
    explanation: "One divided by two.",
    key: ["1/2"],
    mistakes: [{ id: "double", title: "Twice", kind: "factor", feedback: "That is twice one.", answers: ["2"] }],
  },
  {
    kind: "choice",
    id: "sign",
    title: "Sign",
    points: 1,
    source: "test.2",
    prompt: "Its sign?",
    explanation: "It is above zero.",
    options: [
      { id: "plus", text: "Plus" },
      { id: "minus", text: "Minus" },
    ],
    key: ["plus"],
  },
];

function versionOf(problemFile: string, more: Record<string, string> = {}): ProblemVersion {
  const files = { "problem.ts": problemFile, "statement.md": "Two questions.", ...more };
  return { slug: "questions", hash: createHash("sha256").update(JSON.stringify(files)).digest("hex"), files };
}
const problemFile = (content: unknown): string =>
  `import { defineProblem } from "allclose";\nexport default defineProblem(${JSON.stringify(content)});`;
const version = versionOf(problemFile({ title: "Questions", summary: "Two of them.", parts }));

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: 1, allowUnsafe: false });
});
afterAll(() => grader.close());

const grade = (part: string, answer: unknown, of = version) =>
  grader.grade({ version: of, part, answer, seed: "1", tests: "all" });

test.each([
  ["half", { kind: "number", text: "0.5" }, "accepted", 3, null],
  ["half", { kind: "number", text: "4/2" }, "wrong-answer", 0, "double"],
  ["half", { kind: "number", text: "7" }, "wrong-answer", 0, null],
  ["sign", { kind: "choice", chosen: ["plus"] }, "accepted", 1, null],
  ["sign", { kind: "choice", chosen: ["minus"] }, "wrong-answer", 0, null],
])("an answer to %s: %j is %s", async (part, answer, status, score, mistake) => {
  const verdict = VerdictSchema.parse(await grade(part, answer));
  expect(verdict).toMatchObject({ status, score, part, maxScore: part === "half" ? 3 : 1, isolation: "sealed" });
  expect(verdict.diagnosis?.mistake ?? null).toBe(mistake);
});

test.each([
  ["half", { kind: "number", text: "one half" }, "Expected: a number"],
  ["half", { kind: "choice", chosen: ["plus"] }, "not an answer to a number part"],
  ["half", { kind: "code", source: "" }, "not an answer to a number part"],
  ["half", { kind: "number" }, "not an answer to a number part"],
  ["half", { kind: "nonsense" }, "not an answer to a number part"],
  ["half", "0.5", "not an answer to a number part"],
  ["third", { kind: "number", text: "1" }, 'no part "third"'],
])("an answer to %s: %j is invalid, and says why", async (part, answer, message) => {
  const verdict = await grade(part, answer);
  expect(verdict).toMatchObject({ status: "invalid", score: 0, tests: [] });
  expect(verdict.message).toContain(message);
});

test("the same answer and seed give the same verdict", async () => {
  const [first, second] = await Promise.all([1, 2].map(() => grade("half", { kind: "number", text: "4/2" })));
  expect({ ...first, timings: null }).toEqual({ ...second, timings: null });
});

test.each([
  [
    "a part that contradicts itself",
    problemFile({ title: "Q", summary: "Q.", parts: [{ ...parts[1], key: ["no"] }] }),
    {},
  ],
  ["a file that throws", "throw new Error('out');", {}],
  ["a file that loops", "for (;;);", {}],
  [
    "tests without a code part",
    problemFile({ title: "Q", summary: "Q.", parts }),
    { "tests.ts": "export default () => {};" },
  ],
])("%s is a fault of the problem, not of the student", async (_, file, more) => {
  const verdict = await grade("half", { kind: "number", text: "0.5" }, versionOf(file, more));
  expect(verdict).toMatchObject({ status: "grader-failed", score: 0 });
});

describe("a part that follows another", () => {
  const follows = { part: "half", expected: "earlier/2" };
  const quarter = { ...parts[0], id: "quarter", title: "Quarter", points: 2, key: ["1/4"], mistakes: [], follows };
  const following = versionOf(
    problemFile({ title: "Questions", summary: "Three of them.", parts: [...parts, quarter] }),
  );
  const number = (text: string) => ({ kind: "number", text });
  const gradeAfter = (earlier: unknown, text: string) =>
    grader.grade({ version: following, part: "quarter", answer: number(text), earlier, seed: "1", tests: "all" });

  test.each<[string, unknown, string, string, number]>([
    ["a wrong answer used rightly", { half: number("2") }, "1", "accepted", 2],
    ["a wrong answer used wrongly", { half: number("2") }, "2", "wrong-answer", 0],
    ["the right answer after a wrong one", { half: number("2") }, "0.25", "accepted", 2],
    ["a right earlier answer", { half: number("0.5") }, "1", "wrong-answer", 0],
    ["no earlier answer", undefined, "1", "wrong-answer", 0],
    ["nothing stored", null, "1", "wrong-answer", 0],
    ["an answer to another part", { sign: { kind: "choice", chosen: ["minus"] } }, "1", "wrong-answer", 0],
    ["an earlier answer of another kind", { half: { kind: "choice", chosen: ["2"] } }, "1", "wrong-answer", 0],
    ["an earlier answer that cannot be read", { half: number("two") }, "1", "wrong-answer", 0],
    ["something else", "half", "1", "wrong-answer", 0],
    ["code", { half: { kind: "code", source: "2" } }, "1", "wrong-answer", 0],
  ])("after %s: %j, then %s is %s", async (_, earlier, text, status, score) => {
    const verdict = VerdictSchema.parse(await gradeAfter(earlier, text));
    expect(verdict).toMatchObject({ status, score, maxScore: 2 });
  });

  test("the verdict says so, and is the same when it is made again", async () => {
    const [first, second] = await Promise.all([1, 2].map(() => gradeAfter({ half: number("2") }, "1")));
    expect(first?.tests[0]?.message).toContain("follows from your answer to “Half”, which was not right: full points");
    expect({ ...first, timings: null }).toEqual({ ...second, timings: null });
  });
});
