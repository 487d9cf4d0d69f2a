import { getAssignment } from "#server/assignments";
import { saveDraft } from "#server/drafts";
import { getHome } from "#server/home";
import { getItem } from "#server/items";
import { listSubmissions, submitAnswer } from "#server/submissions";
import { beginTimed, readClock } from "#server/timedAssignments";
import { setTimeFactor } from "#server/timeFactors";
import { storeUpload } from "#server/uploads";
import { type CourseFixture, hoursFromNow, makeCourse, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

let at: CourseFixture;
beforeEach(async () => {
  at = await makeCourse({ dueIn: 5, closesIn: 6 });
  await database().assignment.update({ where: { id: at.assignmentId }, data: { timeLimitMinutes: 60 } });
});
const address = () => ({ course: at.courseSlug, assignment: at.assignmentSlug });
const item = () => ({ ...address(), problem: at.problemSlug });
const part = () => ({ itemId: at.itemId, partId: at.partId });
const handIn = () =>
  submitAnswer(at.people.student, {
    ...{ ...part(), kind: "submit", clientKey: newClientKey() },
    answer: { kind: "code", source: "export const double = (x: number) => 2 * x;" },
  });
const begunAgo = (minutes: number) =>
  database().timedStart.create({
    data: {
      ...{ assignmentId: at.assignmentId, userId: at.people.student.userId },
      startedAt: hoursFromNow(-minutes / 60),
    },
  });
async function* bytes() {
  yield await Promise.resolve(new Uint8Array([1]));
}

test("before they begin nothing of the problems reaches a student, through no service", async () => {
  const { student } = at.people;
  const notBegun = { code: "NOT_BEGUN" };
  await expect(getItem(student, item())).rejects.toMatchObject(notBegun);
  await expect(getItem(student, { ...item(), problem: "whatever" })).rejects.toMatchObject(notBegun);
  await expect(handIn()).rejects.toMatchObject(notBegun);
  await expect(listSubmissions(student, part())).rejects.toMatchObject(notBegun);
  await expect(saveDraft(student, { ...part(), text: "x", basedOn: null })).rejects.toMatchObject(notBegun);
  await expect(storeUpload(student, { ...part(), fileName: "a.png", bytes: bytes() })).rejects.toMatchObject(notBegun);
  const view = await getAssignment(student, address());
  expect(view).toMatchObject({ items: [], clock: { state: "not-begun", minutes: 60 } });
  const seen = JSON.stringify([view, await getHome(student)]);
  for (const secret of ["Doubling", at.problemSlug, "Double it", "Return twice"]) expect(seen).not.toContain(secret);
  expect((await getItem(at.people.ta, item())).title).toBe("Doubling");
});

test("the first click counts: from then on everything is there, and further clicks change nothing", async () => {
  const { student } = at.people;
  const readings = await Promise.all([1, 2, 3].map(() => beginTimed(student, address())));
  const starts = await database().timedStart.findMany({ where: { assignmentId: at.assignmentId } });
  expect(starts).toHaveLength(1);
  const endsAt = new Date((starts[0]?.startedAt.getTime() ?? 0) + 3_600_000);
  for (const { clock } of [...readings, await beginTimed(student, address()), await readClock(student, address())])
    expect(clock).toMatchObject({ state: "running", endsAt });
  expect((await getItem(student, item())).statementHtml).toContain("Double it");
  expect((await getAssignment(student, address())).items).toHaveLength(1);
  await handIn();
  // Others have clocks of their own.
  expect((await readClock(at.people.otherStudent, address())).clock.state).toBe("not-begun");
});

test("after their time an answer is refused in words; the draft is kept, and nothing is handed in by itself", async () => {
  const { student } = at.people;
  await begunAgo(59);
  await handIn();
  await database().timedStart.updateMany({
    where: { assignmentId: at.assignmentId },
    data: { startedAt: hoursFromNow(-61 / 60) },
  });
  await expect(handIn()).rejects.toMatchObject({ code: "CLOSED" });
  await expect(handIn()).rejects.toThrow("Your time has run out, so this was not handed in");
  expect((await saveDraft(student, { ...part(), text: "late thought", basedOn: null })).isStored).toBe(true);
  const view = await getItem(student, item());
  expect(view).toMatchObject({ canSubmit: false, clock: { state: "over" } });
  expect(view.parts[0]?.draft?.text).toBe("late thought");
  expect(view.parts[0]?.submissions).toHaveLength(1);
});

test("extra time counts at once, also for a clock that has run out", async () => {
  const { student, instructor } = at.people;
  await begunAgo(80);
  expect((await readClock(student, address())).clock.state).toBe("over");
  await setTimeFactor(instructor, { course: at.courseSlug, userId: student.userId, factor: 1.5 });
  expect((await readClock(student, address())).clock).toMatchObject({ state: "running", minutes: 90 });
  await handIn();
  const [event] = await database().auditEvent.findMany({ where: { action: "extra time set", courseId: at.courseId } });
  expect(event).toMatchObject({ before: { timeFactor: 1 }, after: { timeFactor: 1.5 } });
});

test("a clock never runs beyond the moment at which the assignment closes, which an extension moves", async () => {
  const { student, instructor } = at.people;
  const closesAt = hoursFromNow(0.5);
  await database().assignment.update({
    where: { id: at.assignmentId },
    data: { dueAt: hoursFromNow(0.2), closesAt },
  });
  await begunAgo(1);
  expect((await readClock(student, address())).clock).toMatchObject({ state: "running", endsAt: closesAt });
  await database().extension.create({
    data: {
      ...{ courseId: at.courseId, assignmentId: at.assignmentId, userId: student.userId, reason: "Ill" },
      ...{ granterId: instructor.userId, dueAt: hoursFromNow(2), closesAt: hoursFromNow(3) },
    },
  });
  const { clock } = await readClock(student, address());
  expect(clock.state === "not-begun" ? 0 : clock.endsAt.getTime()).toBeGreaterThan(closesAt.getTime());
});

test.each([
  ["before it opens", { opensAt: 1, dueAt: 5, closesAt: 6 }],
  ["after it closed", { opensAt: -9, dueAt: -5, closesAt: -4 }],
])("it cannot be begun %s", async (_, hours) => {
  const data = Object.fromEntries(Object.entries(hours).map(([key, value]) => [key, hoursFromNow(value)]));
  await database().assignment.update({ where: { id: at.assignmentId }, data });
  await expect(beginTimed(at.people.student, address())).rejects.toMatchObject({ code: "CLOSED" });
  expect(await database().timedStart.count({ where: { assignmentId: at.assignmentId } })).toBe(0);
});

test("the solutions stay hidden from who has finished while others may still begin", async () => {
  await database().assignment.update({
    where: { id: at.assignmentId },
    data: { solutionsReleaseAt: hoursFromNow(-1) },
  });
  await begunAgo(70);
  const [shown] = (await getItem(at.people.student, item())).parts;
  expect(shown?.kind === "code" ? shown.reference : undefined).toBeNull();
});
