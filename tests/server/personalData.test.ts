import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import yauzl from "yauzl";
import { getGradebook } from "#server/gradebook";
import { erasePerson } from "#server/erasePerson";
import { exportOwnData, exportPersonalData, type PersonalDataFile } from "#server/personalData";
import { findActor } from "#server/signIn";
import { listPeople } from "#server/roster";
import { previewRoster } from "#server/rosterImport";
import { readBytes } from "#server/uploadBytes";
import { hoursFromNow, makeGradedSubmission } from "../course";
import { database, refusal, useFreshDatabase } from "../database";
import { makePng } from "../files";
import { type Fixture, makeFixture, questionOf } from "./permissionRows/fixture";

useFreshDatabase();

const secretWord = "Samantha";

/** Something of every kind that tells who the student is. */
async function makeWork(at: Fixture): Promise<void> {
  const { student, ta, instructor } = at.people;
  await database().grading.updateMany({
    where: { submissionId: at.submissionId },
    data: {
      state: "done",
      attempt: 1,
      finishedAt: new Date(),
      engine: "0",
      status: "invalid",
      score: 0,
      maxScore: 3,
      verdict: {},
    },
  });
  const test = { name: "doubles 2", points: 0, maxPoints: 1, studentMs: 0 };
  const submissionId = await makeGradedSubmission(at, student, {
    ...{ score: 2, source: `// ${secretWord}` },
    tests: [{ ...test, status: "failed", visibility: "public", output: secretWord, message: secretWord }],
  });
  const { id: reviewId } = await database().review.create({
    data: {
      ...{ submissionId, authorId: ta.userId, state: "finished", finishedAt: new Date(), comment: `Hi ${secretWord}` },
      ...{ overridePoints: 1, overrideReason: `Because, ${secretWord}` },
      lineComments: { create: { authorId: ta.userId, firstLine: 1, lastLine: 1, text: secretWord } },
    },
  });
  await database().draft.create({ data: { partId: at.partId, userId: student.userId, text: secretWord } });
  const content = new Uint8Array(makePng());
  const sha256 = createHash("sha256").update(content).digest("hex");
  await database().upload.create({
    data: {
      ...{ courseId: at.courseId, ownerId: student.userId, partId: questionOf(at, "plots"), submissionId: null },
      ...{ fileName: `${secretWord}.png`, contentType: "image/png", sizeBytes: content.length, sha256, content },
    },
  });
  await database().regradeRequest.create({
    data: {
      ...{ submissionId, requesterId: student.userId, reason: secretWord, claim: { words: secretWord } },
      ...{ state: "declined", answer: secretWord, answererId: ta.userId, answeredAt: new Date() },
    },
  });
  const extension = await database().extension.create({
    data: {
      ...{ courseId: at.courseId, assignmentId: at.assignmentId, userId: student.userId, granterId: instructor.userId },
      ...{ dueAt: hoursFromNow(30), closesAt: hoursFromNow(40), reason: `${secretWord} is ill` },
    },
  });
  const event = { courseId: at.courseId, actorId: instructor.userId };
  await database().auditEvent.createMany({
    data: [
      {
        ...{ ...event, action: "extension granted", subjectKind: "extension", subjectId: extension.id },
        after: { reason: `${secretWord} is ill`, dueAt: "2026-09-01T00:00:00Z" },
      },
      {
        ...{ ...event, action: "review overridden", subjectKind: "review", subjectId: reviewId },
        ...{ before: { points: null, reason: null }, after: { points: 1, reason: secretWord } },
      },
      {
        ...{ ...event, action: "snippet added", subjectKind: "snippet", subjectId: at.assignmentId },
        after: { text: "Stays" },
      },
    ],
  });
  await database().account.create({
    data: { userId: student.userId, provider: "oidc:https://x", subject: `${secretWord} ${student.userId}` },
  });
  await database().user.update({ where: { id: student.userId }, data: { name: secretWord, passwordHash: "x" } });
}

/** Every text of the database, but of the tables that hold no person's words. */
async function everything(): Promise<string> {
  const tables = [
    ...["User", "Account", "Enrollment", "Draft", "Submission", "Grading", "Review", "LineComment", "RegionComment"],
    ...["RegradeRequest", "Extension", "Upload", "AuditEvent", "SimilarPair"],
  ];
  const texts = await Promise.all(
    tables.map((table) =>
      database().$queryRawUnsafe<{ text: string }[]>(
        `SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM "${table}" t`,
      ),
    ),
  );
  return texts.map(([row]) => row?.text ?? "").join("\n");
}

const gradesOf = async (at: Fixture) => {
  const { students } = await getGradebook(at.people.instructor, at.courseSlug);
  return students.map(({ userId, assignments }) => [userId, assignments]).sort();
};

async function unzip({ content }: PersonalDataFile): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(await buffer(content), { lazyEntries: true });
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return entries;
}

test("who is erased is in no table any more, and no number moved", async () => {
  const at = await makeFixture({});
  const { student, instructor } = at.people;
  await makeWork(at);
  const [before, grades] = [await everything(), await gradesOf(at)];
  expect(before.match(new RegExp(secretWord, "g"))?.length).toBeGreaterThan(15);
  const address = { course: at.courseSlug, userId: student.userId };
  await expect(erasePerson(instructor, { ...address, confirmation: "yes" })).rejects.toMatchObject({ code: "INVALID" });
  expect(await everything()).toBe(before);

  const erased = await erasePerson(instructor, { ...address, confirmation: student.email.toUpperCase() });
  expect(erased).toEqual({ answers: 2, drafts: 1, files: 1, comments: 1, requests: 1, isWhole: true });
  const after = await everything();
  expect(after).not.toContain(secretWord);
  expect(after).not.toContain(student.email);
  expect(after).toContain("Stays");
  expect(await gradesOf(at)).toEqual(grades);
  expect(await findActor({ sub: student.userId, stamp: "" })).toBeNull();
  const { people } = await listPeople(instructor, at.courseSlug, { search: "Erased" });
  expect(people).toMatchObject([{ name: "Erased person", isErased: true, isNew: false }]);
  // A file of the whole roster cannot name them, and does not drop them.
  const file = { course: at.courseSlug, isWhole: true, text: `E-mail\n${at.people.otherStudent.email}\n` };
  expect(await previewRoster(instructor, file)).toMatchObject({ dropped: [] });
  // What was done to whom, by whom and when is still known.
  const events = await database().auditEvent.findMany({ where: { courseId: at.courseId }, orderBy: { id: "asc" } });
  expect(events).toMatchObject([
    { action: "extension granted", after: { reason: "(erased)", dueAt: "2026-09-01T00:00:00Z" } },
    { action: "review overridden", after: { points: 1, reason: "(erased)" } },
    { action: "snippet added", after: { text: "Stays" } },
    { action: "person erased", actorId: instructor.userId, after: { answers: 2, identity: true } },
  ]);
  await expect(erasePerson(instructor, { ...address, confirmation: "" })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("who is in another course loses this one's words and stays who they are", async () => {
  const [at, other] = [await makeFixture({}), await makeFixture({})];
  const { student, instructor } = at.people;
  await makeWork(at);
  await database().enrollment.create({
    data: { courseId: other.courseId, userId: student.userId, role: "student" },
  });
  const submissionId = await makeGradedSubmission(other, student, { score: 1, source: "// other" });
  const address = { course: at.courseSlug, userId: student.userId };
  expect(await erasePerson(instructor, { ...address, confirmation: student.email })).toMatchObject({ isWhole: false });
  expect(await database().user.findUniqueOrThrow({ where: { id: student.userId } })).toMatchObject({
    ...{ name: secretWord, erasedAt: null, disabledAt: null },
  });
  expect(await database().submission.findUniqueOrThrow({ where: { id: submissionId } })).toMatchObject({
    ...{ answer: { source: "// other" }, erasedAt: null },
  });
  expect(
    await database().submission.count({ where: { userId: student.userId, answer: { path: ["source"], equals: "" } } }),
  ).toBe(2);
});

test("nobody is erased while an answer is graded, nor staff", async () => {
  const at = await makeFixture({});
  const { student, ta, instructor } = at.people;
  const erase = ({ userId, email }: typeof student) =>
    erasePerson(instructor, { course: at.courseSlug, userId, confirmation: email });
  await expect(erase(student)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(erase(ta)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect((await database().user.findUniqueOrThrow({ where: { id: student.userId } })).erasedAt).toBeNull();
});

test("a student's data come as a zip: of one course for its instructors, of all for the student", async () => {
  const [at, other] = [await makeFixture({}), await makeFixture({})];
  const { student, instructor } = at.people;
  await makeWork(at);
  await database().enrollment.create({
    data: { courseId: other.courseId, userId: student.userId, role: "student", droppedAt: new Date() },
  });
  await database().grading.updateMany({ where: { submissionId: at.submissionId }, data: { isCurrent: false } });
  const files = await unzip(await exportPersonalData(instructor, { course: at.courseSlug, userId: student.userId }));
  const upload = await database().upload.findFirstOrThrow({ where: { ownerId: student.userId } });
  const names = [
    "enrollment",
    "drafts",
    "submissions",
    "reviews",
    "regrade-requests",
    "extensions",
    "timed-assignments",
  ];
  expect([...files.keys()].sort()).toEqual(
    [
      "person.json",
      ...[...names, "files", "log"].map((name) => `${at.courseSlug}/${name}.json`),
      `${at.courseSlug}/files/${upload.id}-${secretWord}.png`,
    ].sort(),
  );
  const read = (name: string): unknown => JSON.parse(files.get(name)?.toString("utf8") ?? "null");
  expect(read("person.json")).toMatchObject([{ email: student.email, hasPassword: true, accounts: [{}] }]);
  expect(files.get("person.json")?.toString()).not.toContain("passwordHash");
  expect(read(`${at.courseSlug}/submissions.json`)).toMatchObject([
    { kind: "submit", verdict: null },
    { answer: { source: `// ${secretWord}` }, verdict: { score: 2, tests: [{ name: "doubles 2" }] } },
  ]);
  expect(read(`${at.courseSlug}/reviews.json`)).toMatchObject([{ comment: `Hi ${secretWord}`, overridePoints: 1 }]);
  expect(read(`${at.courseSlug}/timed-assignments.json`)).toEqual([]);
  expect(files.get(`${at.courseSlug}/files/${upload.id}-${secretWord}.png`)).toEqual(
    Buffer.from(await readBytes(upload.id)),
  );
  const own = [...(await unzip(await exportOwnData(student))).keys()];
  expect(own).toEqual(expect.arrayContaining([...files.keys(), `${other.courseSlug}/enrollment.json`]));
});

test.each([
  [`UPDATE "AuditEvent" SET "after" = '{"points": 5}' WHERE "action" = 'review overridden'`, "23001"],
  [`UPDATE "AuditEvent" SET "action" = 'nothing'`, "23001"],
  [`DELETE FROM "AuditEvent"`, "23001"],
  [`UPDATE "Submission" SET "answer" = '{"kind": "code", "source": "mine"}', "erasedAt" = now()`, "23001"],
  [`UPDATE "Submission" SET "answer" = erased_answer("answer", true)`, "23001"],
  [`UPDATE "Grading" SET "verdict" = '{}' WHERE "state" = 'done' AND "verdict" <> '{}'`, "23001"],
  [`UPDATE "Grading" SET "score" = 3, "verdict" = erased_verdict("verdict") WHERE "score" = 2`, "23001"],
])("the database refuses what is no erasing: %s", async (sql, code) => {
  await makeWork(await makeFixture({}));
  expect(await refusal(sql)).toBe(code);
});
