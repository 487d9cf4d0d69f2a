import type { Actor } from "#server/actor";
import { claimGrading } from "#server/gradings";
import { submitAnswer } from "#server/submissions";
import type { ProblemDefinition } from "#problems/schema";
import { newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { makeQuestionItem, type QuestionItem } from "../questionItem";

useFreshDatabase();

const number = (id: string, changes: object = {}): ProblemDefinition["parts"][number] => ({
  ...{ kind: "number", id, title: id, points: 2, source: "test.1", prompt: "?", explanation: "-", key: ["2"] },
  ...changes,
});
const makeItem = () =>
  makeQuestionItem([number("a"), number("b", { key: ["4"], follows: { part: "a", expected: "2 earlier" } })]);

async function submit(at: QuestionItem, actor: Actor, part: string, text: string, more: object = {}): Promise<string> {
  const { submissionId } = await submitAnswer(actor, {
    ...{ itemId: at.questionItemId, partId: at.partIds[part] ?? "", kind: "submit", clientKey: newClientKey() },
    answer: { kind: "number", text },
    ...more,
  });
  return submissionId;
}

const earlierOf = async (id: string) =>
  (await database().submission.findUniqueOrThrow({ where: { id }, select: { earlier: true } })).earlier;

/** Writes a verdict of this status, as a worker would. */
const grade = (submissionId: string, status: string) =>
  database().grading.updateMany({
    where: { submissionId },
    data: {
      ...{ state: "done", attempt: 1, startedAt: new Date(), finishedAt: new Date(), engine: "0", status },
      ...{ score: 0, maxScore: 2, verdict: { status, score: 0, maxScore: 2 } },
      incidentId: status === "grader-failed" ? "0123456789" : null,
    },
  });

test("an answer keeps what the student had said to the part it follows, graded or not", async () => {
  const at = await makeItem();
  const { student, otherStudent } = at.people;
  expect(await earlierOf(await submit(at, student, "b", "1"))).toBeNull();
  await submit(at, otherStudent, "a", "77");
  expect(await earlierOf(await submit(at, student, "b", "1"))).toBeNull();
  await submit(at, student, "a", "3");
  const first = await submit(at, student, "b", "6");
  expect(await earlierOf(first)).toEqual({ a: { kind: "number", text: "3" } });
  await grade(await submit(at, student, "a", "5"), "wrong-answer");
  expect(await earlierOf(await submit(at, student, "b", "6"))).toEqual({ a: { kind: "number", text: "5" } });
  // Later answers change nothing of what was handed in.
  expect(await earlierOf(first)).toEqual({ a: { kind: "number", text: "3" } });
});

test.each(["invalid", "grader-failed"])(
  "an earlier answer that is %s does not count, and the one before it does",
  async (status) => {
    const at = await makeItem();
    const { student } = at.people;
    await grade(await submit(at, student, "a", "3"), "wrong-answer");
    await grade(await submit(at, student, "a", "nonsense"), status);
    expect(await earlierOf(await submit(at, student, "b", "6"))).toEqual({ a: { kind: "number", text: "3" } });
  },
);

test("what the browser says of earlier answers is not heard", async () => {
  const at = await makeItem();
  const { student } = at.people;
  const lie = { a: { kind: "number", text: "100" } };
  expect(await earlierOf(await submit(at, student, "b", "200", { earlier: lie }))).toBeNull();
  const answer = { kind: "number", text: "200", earlier: lie };
  await expect(submit(at, student, "b", "200", { answer })).rejects.toMatchObject({ code: "INVALID" });
});

test("a part that follows none keeps nothing", async () => {
  const at = await makeItem();
  await submit(at, at.people.student, "b", "1");
  expect(await earlierOf(await submit(at, at.people.student, "a", "1"))).toBeNull();
});

test("a worker gets the earlier answers with the answer", async () => {
  const at = await makeItem();
  await submit(at, at.people.student, "a", "3");
  const submissionId = await submit(at, at.people.student, "b", "6");
  const { id } = await database().grading.findFirstOrThrow({ where: { submissionId } });
  expect(await claimGrading(id, "w")).toMatchObject({ earlier: { a: { kind: "number", text: "3" } } });
});
