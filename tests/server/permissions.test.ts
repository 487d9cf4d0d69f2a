import type { Actor } from "#server/actor";
import { getAssignment } from "#server/assignments";
import { listAuditLog } from "#server/auditLog";
import { saveDraft } from "#server/drafts";
import { AppError } from "#server/errors";
import { getHome } from "#server/home";
import { getItem } from "#server/items";
import { previewMarkdown } from "#server/previewMarkdown";
import { listStaffAssignments } from "#server/staffAssignments";
import { getStaffCourse } from "#server/staffCourse";
import { openSubmissionEvents } from "#server/submissionEvents";
import { getSubmission, listSubmissions, submitAnswer } from "#server/submissions";
import { exportSurvey } from "#server/surveys";
import { type CourseFixture, makeCourse, makePerson, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { exportedServices, servicesIn } from "./exportedServices";

/**
 * Who may call which service. Every exported function of server/ whose first parameter is an Actor has a row here: a new
 * one without a row fails. Nobody who is not signed in has an Actor; pages and routes are tried in tests/e2e/signedOut.spec.ts.
 */
useFreshDatabase();

/** The student is the owner of what is asked for. The section's TA is limited to the other section. The stranger is an instructor elsewhere. */
type Person = keyof CourseFixture["people"] | "sectionTa";
type Fixture = CourseFixture & { submissionId: string; people: Record<Person, Actor> };

const answer = { kind: "code", source: "export const double = (x: number) => 2 * x;" };

async function makeFixture(dates: Parameters<typeof makeCourse>[0]): Promise<Fixture> {
  const course = await makeCourse(dates);
  const { courseId } = course;
  const sectionTa = await makePerson("Theo");
  const [ofStudent, ofTa] = await Promise.all(
    ["Tuesday", "Thursday"].map((name) => database().section.create({ data: { courseId, name } })),
  );
  await database().enrollment.update({
    where: { courseId_userId: { courseId, userId: course.people.student.userId } },
    data: { sectionId: ofStudent?.id ?? null },
  });
  await database().enrollment.create({
    data: { courseId, userId: sectionTa.userId, role: "ta", sectionId: ofTa?.id ?? null, isLimitedToSection: true },
  });
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
  return { ...course, people: { ...course.people, sectionTa }, submissionId };
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

const assignmentOf = (at: Fixture) => ({ course: at.courseSlug, assignment: at.assignmentSlug });
const itemOf = (at: Fixture) => ({ ...assignmentOf(at), problem: at.problemSlug });
const partOf = ({ itemId, partId }: Fixture) => ({ itemId, partId });
const handIn = (kind: "submit" | "run") => (actor: Actor, at: Fixture) =>
  submitAnswer(actor, { ...partOf(at), kind, answer, clientKey: newClientKey() });
const events = async (actor: Actor, at: Fixture) => {
  const gone = new AbortController();
  const stream = await openSubmissionEvents(actor, at.submissionId, gone.signal);
  gone.abort();
  await stream.cancel();
};

const no = "NOT_FOUND";
/** Who is refused is asked first: what the others change does not decide it. */
const everybody = ["stranger", "dropped", "otherStudent", "student", "sectionTa", "ta", "instructor"] as const;
type Outcomes = Partial<Record<Person, string>>;
const ok = (...people: readonly Person[]): Outcomes => answered("ok", ...people);
const answered = (code: string, ...people: readonly Person[]): Outcomes =>
  Object.fromEntries(people.map((person) => [person, code]));
const students = ["student", "otherStudent"] as const;
const staff = ["sectionTa", "ta", "instructor"] as const;
const members = [...students, ...staff];
const tooLate = { student: "CLOSED", otherStudent: "CLOSED" };

// One line a service: its name, when, the call, and who may. Who is not named is answered NOT_FOUND.
const rows: [string, string, () => Fixture, (actor: Actor, at: Fixture) => Promise<unknown>, Outcomes][] = [
  [
    "getAssignment",
    "an open assignment",
    () => open,
    (actor, at) => getAssignment(actor, assignmentOf(at)),
    ok(...members),
  ],
  ["getItem", "an open assignment", () => open, (actor, at) => getItem(actor, itemOf(at)), ok(...members)],
  [
    "saveDraft",
    "an open assignment",
    () => open,
    (actor, at) => saveDraft(actor, { ...partOf(at), text: "…", basedOn: null }),
    ok(...members),
  ],
  ["submitAnswer", "an open assignment", () => open, handIn("submit"), ok(...members)],
  ["submitAnswer", "a run, an open assignment", () => open, handIn("run"), ok(...members)],
  [
    "listSubmissions",
    "an open assignment",
    () => open,
    (actor, at) => listSubmissions(actor, partOf(at)),
    ok(...members),
  ],
  [
    "getSubmission",
    "an open assignment",
    () => open,
    (actor, at) => getSubmission(actor, at.submissionId),
    ok("student", "ta", "instructor"),
  ],
  ["openSubmissionEvents", "an open assignment", () => open, events, ok("student", "ta", "instructor")],
  [
    "getAssignment",
    "one that has not opened",
    () => notOpen,
    (actor, at) => getAssignment(actor, assignmentOf(at)),
    ok(...members),
  ],
  ["getItem", "one that has not opened", () => notOpen, (actor, at) => getItem(actor, itemOf(at)), ok(...staff)],
  [
    "saveDraft",
    "one that has not opened",
    () => notOpen,
    (actor, at) => saveDraft(actor, { ...partOf(at), text: "…", basedOn: null }),
    ok(...staff),
  ],
  ["submitAnswer", "one that has not opened", () => notOpen, handIn("submit"), { ...ok(...staff), ...tooLate }],
  ["submitAnswer", "a run, one that has not opened", () => notOpen, handIn("run"), { ...ok(...staff), ...tooLate }],
  [
    "getAssignment",
    "an unpublished one",
    () => unpublished,
    (actor, at) => getAssignment(actor, assignmentOf(at)),
    ok(...staff),
  ],
  ["getItem", "an unpublished one", () => unpublished, (actor, at) => getItem(actor, itemOf(at)), ok(...staff)],
  [
    "saveDraft",
    "an unpublished one",
    () => unpublished,
    (actor, at) => saveDraft(actor, { ...partOf(at), text: "…", basedOn: null }),
    ok(...staff),
  ],
  ["submitAnswer", "an unpublished one", () => unpublished, handIn("submit"), ok(...staff)],
  [
    "listSubmissions",
    "an unpublished one",
    () => unpublished,
    (actor, at) => listSubmissions(actor, partOf(at)),
    ok(...staff),
  ],
  [
    "getAssignment",
    "a closed one",
    () => closed,
    (actor, at) => getAssignment(actor, assignmentOf(at)),
    ok(...members),
  ],
  ["getItem", "a closed one", () => closed, (actor, at) => getItem(actor, itemOf(at)), ok(...members)],
  [
    "saveDraft",
    "a closed one",
    () => closed,
    (actor, at) => saveDraft(actor, { ...partOf(at), text: "…", basedOn: null }),
    ok(...members),
  ],
  ["submitAnswer", "a closed one", () => closed, handIn("submit"), { ...ok(...staff), ...tooLate }],
  ["submitAnswer", "a run, a closed one", () => closed, handIn("run"), { ...ok(...staff), ...tooLate }],
  [
    "getSubmission",
    "a closed one",
    () => closed,
    (actor, at) => getSubmission(actor, at.submissionId),
    ok("student", "ta", "instructor"),
  ],
  ["getHome", "their own", () => open, (actor) => getHome(actor), ok(...everybody)],
  ["previewMarkdown", "their own text", () => open, (actor) => previewMarkdown(actor, "*x*"), ok(...everybody)],
  ["getStaffCourse", "a course", () => open, (actor, at) => getStaffCourse(actor, at.courseSlug), ok(...staff)],
  [
    "listStaffAssignments",
    "a course",
    () => open,
    (actor, at) => listStaffAssignments(actor, at.courseSlug),
    ok(...staff),
  ],
  ["listAuditLog", "a course", () => open, (actor, at) => listAuditLog(actor, at.courseSlug, {}), ok("instructor")],
  // It is no survey, which only staff are told.
  [
    "exportSurvey",
    "a code part",
    () => open,
    (actor, at) => exportSurvey(actor, partOf(at)),
    answered("INVALID", ...staff),
  ],
];

/** Exported for their neighbours: the services that call them have the rows. */
const notServices: Readonly<Record<string, string>> = {
  requireAccess: "it is the check itself",
  requireStaff: "it is the check itself",
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
  for (const person of everybody) outcomes.push([person, await outcomeOf(call(at().people[person], at()))]);
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
