import type { Actor } from "#server/actor";
import { getAssignment } from "#server/assignments";
import { saveDraft } from "#server/drafts";
import { AppError } from "#server/errors";
import { getHome } from "#server/home";
import { getItem } from "#server/items";
import { getSubmission, listSubmissions, submitAnswer } from "#server/submissions";
import { type CourseFixture, makeCourse, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

type Person = keyof CourseFixture["people"];
type Fixture = CourseFixture & { submissionId: string };

const answer = { kind: "code", source: "export const double = (x: number) => 2 * x;" };

async function makeFixture(dates: Parameters<typeof makeCourse>[0]): Promise<Fixture> {
  const course = await makeCourse(dates);
  const { id: submissionId } = await database().submission.create({
    data: {
      partId: course.partId,
      userId: course.people.student.userId,
      versionId: course.versionId,
      kind: "submit",
      answer,
      clientKey: newClientKey(),
      gradings: { create: { reason: "live", versionId: course.versionId, seed: "s", isCurrent: true } },
    },
  });
  return { ...course, submissionId };
}

let open: Fixture, notOpen: Fixture, unpublished: Fixture, closed: Fixture;
beforeAll(async () => {
  [open, notOpen, unpublished, closed] = await Promise.all([
    makeFixture({}),
    makeFixture({ opensIn: 1 }),
    makeFixture({ isPublished: false }),
    makeFixture({ opensIn: -72, dueIn: -48, closesIn: -24 }),
  ]);
});

const services = {
  getAssignment: (actor, at) => getAssignment(actor, { course: at.courseSlug, assignment: at.assignmentSlug }),
  getItem: (actor, at) =>
    getItem(actor, { course: at.courseSlug, assignment: at.assignmentSlug, problem: at.problemSlug }),
  saveDraft: (actor, at) => saveDraft(actor, { itemId: at.itemId, partId: at.partId, text: "…", basedOn: null }),
  submitAnswer: (actor, at) =>
    submitAnswer(actor, { itemId: at.itemId, partId: at.partId, kind: "submit", answer, clientKey: newClientKey() }),
  runAnswer: (actor, at) =>
    submitAnswer(actor, { itemId: at.itemId, partId: at.partId, kind: "run", answer, clientKey: newClientKey() }),
  listSubmissions: (actor, at) => listSubmissions(actor, { itemId: at.itemId, partId: at.partId }),
  getSubmission: (actor, at) => getSubmission(actor, at.submissionId),
} satisfies Record<string, (actor: Actor, at: Fixture) => Promise<unknown>>;

const no = "NOT_FOUND";
const everybody: Person[] = ["student", "otherStudent", "ta", "instructor", "dropped", "stranger"];

// Nobody who is not signed in has an Actor, so no row stands for them. The stranger is an instructor of another course.
test.each<[keyof typeof services, string, () => Fixture, string[]]>([
  //                                                student otherStudent ta  instructor dropped stranger
  ["getAssignment", "an open assignment", () => open, ["ok", "ok", "ok", "ok", no, no]],
  ["getItem", "an open assignment", () => open, ["ok", "ok", "ok", "ok", no, no]],
  ["saveDraft", "an open assignment", () => open, ["ok", "ok", "ok", "ok", no, no]],
  ["submitAnswer", "an open assignment", () => open, ["ok", "ok", "ok", "ok", no, no]],
  ["runAnswer", "an open assignment", () => open, ["ok", "ok", "ok", "ok", no, no]],
  ["listSubmissions", "an open assignment", () => open, ["ok", "ok", "ok", "ok", no, no]],
  ["getSubmission", "an open assignment", () => open, ["ok", no, "ok", "ok", no, no]],
  ["getAssignment", "one that has not opened", () => notOpen, ["ok", "ok", "ok", "ok", no, no]],
  ["getItem", "one that has not opened", () => notOpen, [no, no, "ok", "ok", no, no]],
  ["saveDraft", "one that has not opened", () => notOpen, [no, no, "ok", "ok", no, no]],
  ["submitAnswer", "one that has not opened", () => notOpen, ["CLOSED", "CLOSED", "ok", "ok", no, no]],
  ["runAnswer", "one that has not opened", () => notOpen, ["CLOSED", "CLOSED", "ok", "ok", no, no]],
  ["getAssignment", "an unpublished one", () => unpublished, [no, no, "ok", "ok", no, no]],
  ["getItem", "an unpublished one", () => unpublished, [no, no, "ok", "ok", no, no]],
  ["saveDraft", "an unpublished one", () => unpublished, [no, no, "ok", "ok", no, no]],
  ["submitAnswer", "an unpublished one", () => unpublished, [no, no, "ok", "ok", no, no]],
  ["listSubmissions", "an unpublished one", () => unpublished, [no, no, "ok", "ok", no, no]],
  ["getAssignment", "a closed one", () => closed, ["ok", "ok", "ok", "ok", no, no]],
  ["getItem", "a closed one", () => closed, ["ok", "ok", "ok", "ok", no, no]],
  ["saveDraft", "a closed one", () => closed, ["ok", "ok", "ok", "ok", no, no]],
  ["submitAnswer", "a closed one", () => closed, ["CLOSED", "CLOSED", "ok", "ok", no, no]],
  ["runAnswer", "a closed one", () => closed, ["CLOSED", "CLOSED", "ok", "ok", no, no]],
  ["getSubmission", "a closed one", () => closed, ["ok", no, "ok", "ok", no, no]],
])("%s of %s", async (service, _, at, expected) => {
  const outcomes = await Promise.all(
    everybody.map((person) => outcomeOf(services[service](at().people[person], at()))),
  );
  expect(Object.fromEntries(everybody.map((person, index) => [person, outcomes[index]]))).toEqual(
    Object.fromEntries(everybody.map((person, index) => [person, expected[index]])),
  );
});

async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

test("what does not exist and what is private are refused in the same words", async () => {
  const message = async (call: Promise<unknown>): Promise<string> => {
    const error: unknown = await call.then(
      () => "no error",
      (thrown: unknown) => thrown,
    );
    return error instanceof AppError ? error.message : String(error);
  };
  const { stranger } = open.people;
  const target = { itemId: open.itemId, partId: open.partId };
  const nowhere = crypto.randomUUID();
  expect(await message(getSubmission(stranger, open.submissionId))).toBe(
    await message(getSubmission(stranger, nowhere)),
  );
  expect(await message(listSubmissions(stranger, target))).toBe(
    await message(listSubmissions(stranger, { ...target, partId: nowhere })),
  );
  expect(await message(services.getAssignment(stranger, open))).toBe(
    await message(services.getAssignment(stranger, { ...open, courseSlug: "no-such-course" })),
  );
});

test.each(["", "1", "not-an-id", '\'; drop table "User"', "../../etc/passwd", "\0"])(
  "%j is the id of nothing",
  async (id) => {
    const { student } = open.people;
    expect(await outcomeOf(getSubmission(student, id))).toBe(no);
    expect(await outcomeOf(saveDraft(student, { itemId: id, partId: id, text: "", basedOn: null }))).toBe(no);
    expect(await outcomeOf(listSubmissions(student, { itemId: open.itemId, partId: id }))).toBe(no);
  },
);

test("a part of one item is not reached through another item", async () => {
  const { student } = open.people;
  expect(
    await outcomeOf(saveDraft(student, { itemId: closed.itemId, partId: open.partId, text: "", basedOn: null })),
  ).toBe(no);
});

test("being dropped, disabled or promoted counts at the next call", async () => {
  const at = await makeFixture({});
  const { student, otherStudent } = at.people;
  const who = { courseId_userId: { courseId: at.courseId, userId: otherStudent.userId } };
  expect(await outcomeOf(getSubmission(otherStudent, at.submissionId))).toBe(no);
  await database().enrollment.update({ where: who, data: { role: "ta" } });
  expect(await outcomeOf(getSubmission(otherStudent, at.submissionId))).toBe("ok");
  await database().enrollment.update({ where: who, data: { droppedAt: new Date() } });
  expect(await outcomeOf(getSubmission(otherStudent, at.submissionId))).toBe(no);
  await database().user.update({ where: { id: student.userId }, data: { disabledAt: new Date() } });
  expect(await outcomeOf(getSubmission(student, at.submissionId))).toBe(no);
});

test("home shows each person the courses they are in, in their role there", async () => {
  const roles = async (person: Person) =>
    (await getHome(open.people[person])).courses.map(({ slug, role }) => [slug === open.courseSlug, role]);
  expect(await roles("student")).toEqual([[true, "student"]]);
  expect(await roles("ta")).toEqual([[true, "ta"]]);
  expect(await roles("instructor")).toEqual([[true, "instructor"]]);
  expect(await roles("dropped")).toEqual([]);
  expect(await roles("stranger")).toEqual([[false, "instructor"]]);
});
