import { gradeQuestion } from "#grader/gradeQuestion";
import { VerdictSchema, type TestResult, type Verdict } from "#grader/verdict";
import { AnswerSchema, type Part, PartSchema } from "#problems/schema";
import { groupKey } from "#server/groups/groupKey";
import { type AnswerGroup, sortIntoGroups } from "#server/groups/sortIntoGroups";

/** Answers for tests of groups, with the verdicts that they would get, and the groups they fall into. */
const seed = "groups";

export const verdictOf = (fields: Partial<Record<keyof Verdict, unknown>>): Verdict =>
  VerdictSchema.parse({
    ...{ score: 0, maxScore: 3, tests: [], diagnosis: null, problem: "p", part: "a", version: "1", engine: "1" },
    ...{ seed, isolation: "sealed", timings: { totalMs: Math.random(), compileMs: 0, studentMs: 0 } },
    ...fields,
  });

export const partOf = (kind: string, fields: object): Part =>
  PartSchema.parse({
    ...{ kind, id: "a", title: "A part", points: 3, source: "test", prompt: "What?", explanation: "So." },
    ...fields,
  });

/** Into groups; the submissions are numbered. */
export async function sort(
  part: Part,
  answers: readonly { answer: unknown; verdict: Verdict }[],
): Promise<AnswerGroup[]> {
  const keyed = answers.map(({ answer, verdict }, index) => ({
    submissionId: String(index),
    key: groupKey(part, AnswerSchema.parse(answer), verdict, seed),
    label: "alone",
  }));
  return sortIntoGroups(keyed);
}

/** Answers without code, graded as the judge grades them. */
export const sortGraded = (part: Exclude<Part, { kind: "code" }>, answers: readonly object[]): Promise<AnswerGroup[]> =>
  sort(
    part,
    answers.map((fields) => {
      const answer = AnswerSchema.parse({ kind: part.kind, ...fields });
      if (answer.kind === "code") throw new Error("an answer without code");
      const verdict = verdictOf({ maxScore: part.points, ...gradeQuestion(part, answer, seed) });
      expect(verdict.status).not.toBe("invalid");
      return { answer, verdict };
    }),
  );

/** A code part; its answers are what they did. */
export const code: Part = PartSchema.parse({
  ...{ kind: "code", id: "a", title: "Code", points: 3, source: "test", signatures: ["f(x: number): number"] },
});

/** A program of which these are the results. */
export const ran = (tests: Partial<TestResult>[], fields: object = {}) => ({
  answer: { kind: "code", source: `// ${Math.random()}` },
  verdict: verdictOf({
    status: "wrong-answer",
    tests: tests.map((result, index) => ({
      ...{
        name: `test ${index}`,
        visibility: "hidden",
        status: "passed",
        points: 1,
        maxPoints: 1,
        studentMs: Math.random(),
      },
      ...result,
    })),
    ...fields,
  }),
});

/** A test that failed with this value. */
export const got = (value: string, entries?: (number | "NaN")[]): Partial<TestResult> => ({
  ...{ status: "failed", points: 0, message: "Not what was expected." },
  failure: { input: [], isCounterexample: false, places: [], got: { text: value, ...(entries && { entries }) } },
});

export const diagnosis = (mistake: string) => ({
  mistake,
  title: `Mistake ${mistake}`,
  feedback: "Look.",
  functions: ["f"],
});
