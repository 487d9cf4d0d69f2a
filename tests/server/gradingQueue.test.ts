import fc from "fast-check";
import { type AnswerFilter, matchesFilter } from "#server/answerFilter";
import { ringFrom } from "#server/fairOrder";
import { listGradableParts } from "#server/gradableParts";
import { getGradingDesk, openNextAnswer } from "#server/gradingDesk";
import { type AnswerRow, findAnswers } from "#server/gradingQueue";
import { nextAnswer, ringOfAnswers } from "#server/nextAnswer";
import { requireStaff } from "#server/access";
import { saveReview } from "#server/reviews";
import { database, useFreshDatabase } from "../database";
import { makeGradedSubmission } from "../course";
import {
  ageClaim,
  enrolGrader,
  enrolStudents,
  type GradingCourse,
  handInText,
  makeGradingCourse,
} from "../gradingCourse";

useFreshDatabase();

const answersOf = async (at: GradingCourse, actor = at.people.ta): Promise<AnswerRow[]> =>
  findAnswers(await requireStaff(actor, { id: at.courseId }, "course"), at.partId);
const idsOf = (rows: readonly AnswerRow[]): string[] => rows.map(({ submissionId }) => submissionId);

const finish = (at: GradingCourse, submissionId: string, actor = at.people.ta) =>
  saveReview(actor, {
    ...{ submissionId, revision: null, rubricItemIds: [at.direction], comment: "", override: null },
    ...{ state: "finished", gradingSeconds: 30 },
  });

test("the answer of a student is the newest submission that counts", async () => {
  const at = await makeGradingCourse();
  const { student, otherStudent } = at.people;
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  await handInText(at, student, { submittedAt: ago(9) });
  const newest = await handInText(at, student, { submittedAt: ago(5) });
  await handInText(at, student, { submittedAt: ago(3), status: "invalid" });
  await handInText(at, student, { submittedAt: ago(2), status: "grader-failed" });
  const other = await handInText(at, otherStudent, { submittedAt: ago(7) });
  const rows = await answersOf(at);
  expect(idsOf(rows).sort()).toEqual([newest, other].sort());
  expect(rows.find(({ userId }) => userId === student.userId)).toMatchObject({
    ...{ name: "Sam", status: "accepted", score: 0, maxScore: 0, review: null, claim: null },
  });
});

test("one that is still being graded by the tests is not there yet", async () => {
  const at = await makeGradingCourse();
  await handInText(at, at.people.student, { status: "queued" });
  expect(await answersOf(at)).toEqual([]);
});

test("staff's own work and that of people who dropped the course are left out", async () => {
  const at = await makeGradingCourse();
  for (const who of ["ta", "instructor", "dropped", "stranger"] as const) await handInText(at, at.people[who]);
  expect(await answersOf(at)).toEqual([]);
  expect(await nextAnswer(at.people.ta, at.partId)).toBeNull();
});

test("staff who are limited to a section are given its students alone", async () => {
  const at = await makeGradingCourse();
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  await database().enrollment.update({
    where: { courseId_userId: { courseId: at.courseId, userId: at.people.ta.userId } },
    data: { sectionId: section.id, isLimitedToSection: true },
  });
  const [inside] = await enrolStudents(at, 1, section.id);
  const [outside] = await enrolStudents(at, 1);
  if (inside === undefined || outside === undefined) throw new Error("two students");
  const seen = await handInText(at, inside);
  const hidden = await handInText(at, outside);
  expect(idsOf(await answersOf(at))).toEqual([seen]);
  expect(idsOf(await answersOf(at, at.people.instructor)).sort()).toEqual([seen, hidden].sort());
  expect(await nextAnswer(at.people.ta, at.partId)).toBe(seen);
  expect(await nextAnswer(at.people.ta, at.partId, { after: seen })).toBeNull();
  expect(await listGradableParts(at.people.ta, at.courseSlug)).toMatchObject([{}, { answers: 1 }]);
});

test.each(["student", "dropped", "stranger"] as const)("a %s learns nothing of the queue", async (who) => {
  const at = await makeGradingCourse();
  const actor = at.people[who];
  await handInText(at, at.people.student);
  const refused = { code: "NOT_FOUND" };
  await expect(listGradableParts(actor, at.courseSlug)).rejects.toMatchObject(refused);
  await expect(nextAnswer(actor, at.partId)).rejects.toMatchObject(refused);
  await expect(ringOfAnswers(actor, at.partId, {})).rejects.toMatchObject(refused);
  await expect(openNextAnswer(actor, at.partId, { filter: {}, isBlind: false })).rejects.toMatchObject(refused);
  await expect(getGradingDesk(actor, { course: at.courseSlug, partId: at.partId, filter: {} })).rejects.toMatchObject(
    refused,
  );
});

test("a part is not reached through the address of another course", async () => {
  const [at, elsewhere] = await Promise.all([makeGradingCourse(), makeGradingCourse()]);
  await expect(
    getGradingDesk(at.people.ta, { course: elsewhere.courseSlug, partId: at.partId, filter: {} }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  const access = await requireStaff(at.people.ta, { id: at.courseId }, "course");
  await handInText(elsewhere, elsewhere.people.student);
  expect(await findAnswers(access, elsewhere.partId)).toEqual([]);
});

test("the list of parts says how far each is, how long one takes and who is at it", async () => {
  const at = await makeGradingCourse();
  const students = await enrolStudents(at, 4);
  const ids = await Promise.all(students.map((student) => handInText(at, student)));
  const [first = "", second = "", third = "", fourth = ""] = ids;
  await finish(at, first);
  await finish(at, second);
  await database().review.updateMany({ where: { submissionId: second }, data: { gradingSeconds: 40 } });
  await saveReview(at.people.ta, {
    ...{ submissionId: third, revision: null, rubricItemIds: [], comment: "", override: null, state: "draft" },
  });
  expect(await nextAnswer(at.people.instructor, at.partId, { filter: { submissionIds: [fourth] } })).toBe(fourth);
  expect(await listGradableParts(at.people.ta, at.courseSlug)).toMatchObject([
    { kind: "code", needsPerson: false, answers: 0, graded: 0, medianSeconds: null, graders: [] },
    {
      ...{ kind: "written", needsPerson: true, title: "Why it goes down", problemTitle: "Signs", points: 3 },
      ...{ answers: 4, graded: 2, drafts: 1, medianSeconds: 35, graders: ["Ines"] },
    },
  ]);
});

test("the time of copies is nobody's time", async () => {
  const at = await makeGradingCourse();
  const [one, two] = await enrolStudents(at, 2);
  if (one === undefined || two === undefined) throw new Error("two students");
  const source = await finish(at, await handInText(at, one));
  const copy = await finish(at, await handInText(at, two));
  await database().review.update({ where: { id: copy.id }, data: { sourceId: source.id, gradingSeconds: 900 } });
  expect(await listGradableParts(at.people.ta, at.courseSlug)).toMatchObject([{}, { graded: 2, medianSeconds: 30 }]);
});

test("answers come one after the other until none is left, each once", async () => {
  const at = await makeGradingCourse();
  const students = await enrolStudents(at, 7);
  const ids = await Promise.all(students.map((student) => handInText(at, student)));
  const met: string[] = [];
  for (let after: string | undefined; ; after = met.at(-1)) {
    const next = await nextAnswer(at.people.ta, at.partId, { after });
    if (next === null) break;
    met.push(next);
    await finish(at, next);
  }
  expect([...met].sort()).toEqual([...ids].sort());
});

test("what somebody else has open is passed over, until their claim lapses", async () => {
  const at = await makeGradingCourse();
  const only = await handInText(at, at.people.student);
  expect(await nextAnswer(at.people.ta, at.partId)).toBe(only);
  expect(await nextAnswer(at.people.ta, at.partId)).toBe(only);
  expect(await nextAnswer(at.people.instructor, at.partId)).toBeNull();
  await ageClaim(only, 91);
  expect(await nextAnswer(at.people.instructor, at.partId)).toBe(only);
  expect(await nextAnswer(at.people.ta, at.partId)).toBeNull();
});

test("however many graders ask at once, no answer is handed to two of them", async () => {
  const at = await makeGradingCourse();
  const students = await enrolStudents(at, 24);
  await Promise.all(students.map((student) => handInText(at, student)));
  const graders = await Promise.all(Array.from({ length: 6 }, (_, index) => enrolGrader(at, `Grader ${index}`)));
  const handed = new Map<string, string[]>();
  await Promise.all(
    graders.map(async (grader, index) => {
      // Half of them finish what they got, so that claims end while others look for one.
      for (let after: string | undefined; ;) {
        const next = await nextAnswer(grader, at.partId, { after });
        if (next === null) break;
        handed.set(next, [...(handed.get(next) ?? []), grader.name]);
        if (index % 2 === 0) await finish(at, next, grader);
        after = next;
        // Held answers come round again, to who holds them.
        if (handed.get(next)?.filter((name) => name === grader.name).length === 2) break;
      }
    }),
  );
  expect(handed.size).toBe(24);
  for (const names of handed.values()) expect(new Set(names).size).toBe(1);
});

test("many who ask for the same last answers at the same moment get as many as there are", async () => {
  const at = await makeGradingCourse();
  const students = await enrolStudents(at, 3);
  await Promise.all(students.map((student) => handInText(at, student)));
  const graders = await Promise.all(Array.from({ length: 12 }, (_, index) => enrolGrader(at, `Grader ${index}`)));
  const got = await Promise.all(graders.map((grader) => nextAnswer(grader, at.partId)));
  const handed = got.filter((id) => id !== null);
  expect(handed).toHaveLength(3);
  expect(new Set(handed).size).toBe(3);
});

test.each<[string, AnswerFilter, string[]]>([
  ["no filter", {}, ["untouched", "draft", "graded", "copy", "audited"]],
  ["open", { status: "open" }, ["untouched", "draft"]],
  ["ungraded", { status: "ungraded" }, ["untouched"]],
  ["draft", { status: "draft" }, ["draft"]],
  ["graded", { status: "graded" }, ["graded", "copy", "audited"]],
  ["audit", { status: "audit" }, ["copy"]],
  ["a grader", { graderId: "gus" }, ["draft", "copy"]],
  ["a section", { sectionId: "tuesday" }, ["untouched", "graded"]],
  ["from a score", { leastScore: 2 }, ["graded", "audited"]],
  ["up to a score", { mostScore: 1 }, ["untouched", "draft"]],
  ["a range", { leastScore: 1, mostScore: 2 }, ["draft", "graded", "copy"]],
  ["some of them", { submissionIds: ["copy", "draft", "nowhere"] }, ["draft", "copy"]],
  ["two at once", { status: "graded", sectionId: "tuesday" }, ["graded"]],
])("the filter by %s", (_, filter, expected) => {
  const at = new Date();
  const review = { state: "finished", authorId: "tara", sourceId: null, auditAskedAt: null, auditedAt: null } as const;
  const row = { userId: "u", name: "n", email: "e", createdAt: at, status: "partial", maxScore: 3, claim: null };
  const rows: AnswerRow[] = [
    { ...row, submissionId: "untouched", sectionId: "tuesday", score: 0, review: null },
    {
      ...row,
      submissionId: "draft",
      sectionId: null,
      score: 1,
      review: { ...review, state: "draft", authorId: "gus" },
    },
    { ...row, submissionId: "graded", sectionId: "tuesday", score: 2, review },
    {
      ...row,
      submissionId: "copy",
      sectionId: null,
      score: 1.5,
      review: { ...review, authorId: "gus", auditAskedAt: at },
    },
    {
      ...row,
      submissionId: "audited",
      sectionId: null,
      score: 3,
      review: { ...review, auditAskedAt: at, auditedAt: at },
    },
  ];
  expect(idsOf(rows.filter((each) => matchesFilter(each, filter)))).toEqual(expected);
});

test("a filter holds for what is handed out, and graded answers can be walked through as well", async () => {
  const at = await makeGradingCourse();
  const students = await enrolStudents(at, 3);
  const [first = "", second = "", third = ""] = await Promise.all(students.map((student) => handInText(at, student)));
  await finish(at, first);
  await saveReview(at.people.instructor, {
    ...{ submissionId: second, revision: null, rubricItemIds: [], comment: "", override: null, state: "draft" },
  });
  const next = (filter: AnswerFilter) => nextAnswer(at.people.ta, at.partId, { filter });
  expect(await next({ status: "graded" })).toBe(first);
  expect(await next({ status: "draft" })).toBe(second);
  expect(await next({ status: "ungraded" })).toBe(third);
  expect(await next({ graderId: at.people.instructor.userId })).toBe(second);
  expect(await next({ status: "audit" })).toBeNull();
  expect((await ringOfAnswers(at.people.ta, at.partId, { status: "graded" })).sort()).toEqual(
    [first, second, third].sort(),
  );
});

test("answers to code parts are found with what the tests gave", async () => {
  const at = await makeGradingCourse();
  const code = await database().part.findFirstOrThrow({ where: { itemId: at.itemId } });
  const version = await database().item.findUniqueOrThrow({ where: { id: at.itemId } });
  const place = { partId: code.id, versionId: version.versionId };
  await makeGradedSubmission(place, at.people.student, { score: 3, kind: "run" });
  const id = await makeGradedSubmission(place, at.people.student, { score: 2 });
  const rows = await findAnswers(await requireStaff(at.people.ta, { id: at.courseId }, "course"), code.id);
  expect(rows).toMatchObject([{ submissionId: id, score: 2, maxScore: 3, status: "partial" }]);
});

describe("the order", () => {
  const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 });

  test("has everything once, whatever order it is given in", () => {
    fc.assert(
      fc.property(ids, fc.uuid(), (all, start) => {
        const ring = ringFrom(all, start);
        expect([...ring].sort()).toEqual(all.filter((id) => id !== start).sort());
        expect(ringFrom([...all].reverse(), start)).toEqual(ring);
      }),
    );
  });

  test("is the same ring for everybody, begun at different places", () => {
    fc.assert(
      fc.property(ids, fc.uuid(), fc.uuid(), (all, one, other) => {
        fc.pre(!all.includes(one) && !all.includes(other));
        const first = ringFrom(all, one);
        const second = ringFrom(all, other);
        const at = second.indexOf(first[0] ?? "");
        expect([...second.slice(at), ...second.slice(0, at)]).toEqual(first);
      }),
    );
  });

  test("goes on after where one is, and comes round", () => {
    fc.assert(
      fc.property(ids, fc.uuid(), (all, start) => {
        fc.pre(!all.includes(start));
        const ring = ringFrom(all, start);
        const walked = [ring[0] ?? ""];
        while (walked.length < all.length) walked.push(ringFrom(all, walked.at(-1) ?? "")[0] ?? "");
        expect(walked).toEqual(ring);
      }),
    );
  });
});
