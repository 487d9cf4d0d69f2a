import { getAssignment } from "#server/assignments";
import { saveDraft } from "#server/drafts";
import { AppError } from "#server/errors";
import { getHome } from "#server/home";
import { getSubmission, listSubmissions } from "#server/submissions";
import { database, useFreshDatabase } from "../database";
import { exportedServices, servicesIn } from "./exportedServices";
import { analyticsRows } from "./permissionRows/analyticsRows";
import { authoringRows } from "./permissionRows/authoringRows";
import { authoringScreenRows } from "./permissionRows/authoringScreenRows";
import { assignmentRows } from "./permissionRows/assignmentRows";
import { commentRows } from "./permissionRows/commentRows";
import { courseRows } from "./permissionRows/courseRows";
import { failureRows } from "./permissionRows/failureRows";
import { assignmentOf, type Fixture, type Fixtures, makeFixture, type Person } from "./permissionRows/fixture";
import { peopleRows } from "./permissionRows/peopleRows";
import { reviewRows } from "./permissionRows/reviewRows";
import { everybody } from "./permissionRows/row";
import { versionRows } from "./permissionRows/versionRows";
import { workRows } from "./permissionRows/workRows";

/**
 * Who may call which service. Every exported function of server/ whose first parameter is an Actor has a row in
 * permissionRows/: a new one without a row fails. Nobody who is not signed in has an Actor; pages and routes are tried in
 * tests/e2e/signedOut.spec.ts.
 */
useFreshDatabase();

let fixtures: Fixtures, open: Fixture, closed: Fixture;
beforeAll(async () => {
  const [notOpen, unpublished] = await Promise.all([makeFixture({ opensIn: 1 }), makeFixture({ isPublished: false })]);
  open = await makeFixture({});
  closed = await makeFixture({ opensIn: -72, dueIn: -48, closesIn: -24 });
  fixtures = { open, notOpen, unpublished, closed };
});

const no = "NOT_FOUND";
const rows = [
  ...workRows,
  ...reviewRows,
  ...commentRows,
  ...courseRows,
  ...analyticsRows,
  ...authoringRows,
  ...authoringScreenRows,
  ...peopleRows,
  ...versionRows,
  ...failureRows,
  ...assignmentRows,
];

/** Exported for their neighbours: the services that call them have the rows. */
const notServices: Readonly<Record<string, string>> = {
  requireAccess: "it is the check itself",
  requireStaff: "it is the check itself",
  requireInstructor: "it is the check itself",
  requireWorkspace: "it is the check itself",
  changeAssignment: "it is the check itself, around a change",
  changeOrConflict: "it is the check itself, around a change",
  requireCommentable: "it is the check itself",
  findAnswerablePart: "it is the check itself",
  findForStaff: "it is the check itself",
  findByKey: "it finds the actor's own submissions alone",
};

test("every service has a row, and every row a service", () => {
  const found = exportedServices("server").filter((name) => !(name in notServices));
  expect(found.length).toBeGreaterThan(10);
  expect([...new Set(rows.map(([service]) => service))].sort()).toEqual(found);
});

test("what is no row is found: declarations and constants, but nothing that is kept in its file", () => {
  const source = [
    "export async function first(actor: Actor, id: string): Promise<void> {}",
    "export const second = (actor: Actor) => actor;",
    "function third(actor: Actor): void {}",
    "export function fourth(access: Access): void {}",
    "export const fifth = async function ({ userId }: Actor) {};",
  ];
  expect(servicesIn(source.join("\n"))).toEqual(["first", "second", "fifth"]);
});

test.each(rows)("%s of %s", async (_, __, at, call, expected) => {
  const outcomes: [Person, string][] = [];
  const course = fixtures[at];
  for (const person of everybody) outcomes.push([person, await outcomeOf(call(course.people[person], course))]);
  expect(Object.fromEntries(outcomes)).toEqual(
    Object.fromEntries(everybody.map((person) => [person, expected[person] ?? no])),
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
  expect(await message(getAssignment(stranger, assignmentOf(open)))).toBe(
    await message(getAssignment(stranger, { ...assignmentOf(open), course: "no-such-course" })),
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
