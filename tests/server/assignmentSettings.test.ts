import { addItem, moveItem, removeItem, setItemPoints } from "#server/assignmentItems";
import { createAssignment, listPlannedAssignments, setPublished } from "#server/assignmentPlan";
import {
  describeSettings,
  getAssignmentSettings,
  listUsableProblems,
  saveAssignmentSettings,
} from "#server/assignmentSettings";
import { getAssignment } from "#server/assignments";
import { setRelease } from "#server/releases";
import { type CourseFixture, makeCourse, makeGradedSubmission, makeVersion } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

let at: CourseFixture;
beforeEach(async () => {
  at = await makeCourse();
});
const address = () => ({ course: at.courseSlug, assignment: at.assignmentSlug });
const view = () => getAssignmentSettings(at.people.instructor, address());
const seen = async () => ({ ...address(), revision: (await view()).revision });
const slugs = async () => (await view()).items.map(({ slug }) => slug);

test("settings are stored by the course's clocks, raise the revision and stand in the log", async () => {
  const { settings, revision } = await view();
  const changed = {
    ...settings,
    ...{ title: "Homework, again", opensAt: "2026-10-31T09:00", dueAt: "2026-11-02T23:59", closesAt: null },
    ...{ graceDays: 2, counts: "latest", dropLowest: 1, timeLimitMinutes: 90, regradeQuota: 0 },
  };
  expect(await saveAssignmentSettings(at.people.instructor, { ...address(), revision, settings: changed })).toEqual({
    ...{ isStored: true, revision: revision + 1 },
  });
  expect((await view()).settings).toEqual(changed);
  const row = await database().assignment.findUniqueOrThrow({ where: { id: at.assignmentId } });
  // Clocks were put back in between.
  expect([row.opensAt, row.dueAt]).toEqual([new Date("2026-10-31T16:00:00Z"), new Date("2026-11-03T07:59:00Z")]);
  const [event] = await database().auditEvent.findMany({ where: { courseId: at.courseId } });
  expect(event).toMatchObject({
    action: "assignment settings changed",
    before: { title: "Homework", graceDays: 0 },
    after: { title: "Homework, again", graceDays: 2, dueAt: "2026-11-03T07:59:00.000Z" },
  });
});

test("who saves over what they did not see gets what stands there, and nothing is stored", async () => {
  const { settings, revision } = await view();
  const first = { ...address(), revision, settings: { ...settings, title: "First" } };
  const second = { ...address(), revision, settings: { ...settings, title: "Second" } };
  await saveAssignmentSettings(at.people.instructor, first);
  expect(await saveAssignmentSettings(at.people.instructor, second)).toMatchObject({
    ...{ isStored: false, newer: { revision: revision + 1, settings: { title: "First" } } },
  });
  await setRelease(at.people.instructor, {
    ...{ ...address(), release: { kind: "hold" }, seen: { holdsReviews: false, reviewsReleaseAt: null } },
  });
  const late = await saveAssignmentSettings(at.people.instructor, { ...second, revision: revision + 1 });
  expect(late).toMatchObject({ isStored: false, newer: { settings: { title: "First", holdsReviews: true } } });
});

test("two who save at once: one is stored, the other is told", async () => {
  const { settings, revision } = await view();
  const save = (title: string) =>
    saveAssignmentSettings(at.people.instructor, { ...address(), revision, settings: { ...settings, title } });
  const outcomes = await Promise.all(["a", "b", "c"].map(save));
  expect(outcomes.filter(({ isStored }) => isStored)).toHaveLength(1);
});

test("an instant that shows the same on a clock stays what it is, to the millisecond", async () => {
  const before = await database().assignment.findUniqueOrThrow({ where: { id: at.assignmentId } });
  const { settings, revision } = await view();
  await saveAssignmentSettings(at.people.instructor, { ...address(), revision, settings });
  const after = await database().assignment.findUniqueOrThrow({ where: { id: at.assignmentId } });
  expect([after.opensAt, after.dueAt, after.closesAt]).toEqual([before.opensAt, before.dueAt, before.closesAt]);
});

test.each([
  [{ dueAt: "2020-01-01T10:00" }, "It has to open before it is due."],
  [{ closesAt: "2020-01-01T10:00" }, "Late work cannot end before the due date."],
  [{ latePercentPerDay: 101 }, "The percentage for a day is missing or out of range."],
  [{ timeLimitMinutes: 0 }, "The number of minutes is missing or out of range."],
  [{ opensAt: "2026-02-30T10:00" }, "2026-02-30 10:00 is no date and time between 2000 and 2099."],
  [{ title: "  " }, "The title is missing or out of range."],
])("%j is refused in words", async (change, message) => {
  const { settings, revision } = await view();
  const wrong = { ...settings, ...change };
  const described = await describeSettings(at.people.instructor, { course: at.courseSlug, settings: wrong });
  expect(described.faults).toEqual([message]);
  await expect(
    saveAssignmentSettings(at.people.instructor, { ...address(), revision, settings: wrong }),
  ).rejects.toMatchObject({ code: "INVALID", message });
});

test("settings are told in the words that students read, with what clocks do on those days", async () => {
  const { settings } = await view();
  const described = await describeSettings(at.people.instructor, {
    course: at.courseSlug,
    settings: {
      ...{ ...settings, opensAt: "2026-10-31T09:00", dueAt: "2026-11-01T01:30", closesAt: "2026-11-04T01:30" },
      ...{ graceDays: 1, latePercentPerDay: 10, dropLowest: 1, timeLimitMinutes: 60 },
    },
  });
  expect(described.sentences.join(" ")).toContain("the first started day costs nothing, each further one 10%");
  expect(described.sentences.join(" ")).toContain("You have 60 minutes from when you begin");
  expect(described.notes).toEqual([expect.stringContaining("show 01:30 twice")]);
});

test("problems are added at the end, moved, counted otherwise and removed, each with an entry in the log", async () => {
  const { instructor } = at.people;
  const second = await makeVersion();
  await addItem(instructor, { ...(await seen()), problem: second.slug, points: 7 });
  expect(await slugs()).toEqual([at.problemSlug, second.slug]);
  const [first, last] = (await view()).items;
  await moveItem(instructor, { ...(await seen()), itemId: last?.id ?? "", place: 0 });
  expect(await slugs()).toEqual([second.slug, at.problemSlug]);
  await setItemPoints(instructor, { ...(await seen()), itemId: first?.id ?? "", points: 2.5 });
  expect((await view()).items.map(({ points }) => points)).toEqual([7, 2.5]);
  await removeItem(instructor, { ...(await seen()), itemId: last?.id ?? "" });
  expect(await slugs()).toEqual([at.problemSlug]);
  const events = await database().auditEvent.findMany({ where: { courseId: at.courseId }, orderBy: { at: "asc" } });
  expect(events.map(({ action }) => action)).toEqual([
    ...["assignment item added", "assignment items ordered", "assignment item points set", "assignment item removed"],
  ]);
  const stale = { ...(await seen()), revision: 1 };
  await expect(addItem(instructor, { ...stale, problem: second.slug, points: 1 })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

test("what somebody has worked on cannot be removed, and a problem is in it once", async () => {
  const { instructor, student } = at.people;
  const order = { ...(await seen()), itemId: at.itemId };
  await database().draft.create({ data: { partId: at.partId, userId: student.userId, text: "…" } });
  await expect(removeItem(instructor, order)).rejects.toMatchObject({ code: "CONFLICT" });
  await makeGradedSubmission(at, student, { score: 1 });
  await expect(removeItem(instructor, order)).rejects.toThrow(/^One person has worked on/);
  await expect(addItem(instructor, { ...order, problem: at.problemSlug, points: 1 })).rejects.toThrow("already");
  await expect(addItem(instructor, { ...order, problem: "no-such-problem", points: 1 })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("problems of the catalogue and of one's own courses can be used, those of other courses not", async () => {
  const [mine, foreign] = [await makeVersion(), await makeVersion()];
  const elsewhere = await makeCourse();
  await database().problem.update({ where: { id: mine.problemId }, data: { courseId: at.courseId } });
  await database().problem.update({ where: { id: foreign.problemId }, data: { courseId: elsewhere.courseId } });
  const usable = await listUsableProblems(at.people.instructor, at.courseSlug);
  const found = (slug: string) => usable.find((problem) => problem.slug === slug)?.from;
  expect(found(at.problemSlug)).toBeNull();
  expect(found(mine.slug)).toBe("A course, Fall 2026");
  expect(found(foreign.slug)).toBeUndefined();
});

test("an assignment is made unseen, published once it has a problem, and taken back while nobody has begun", async () => {
  const { instructor, student } = at.people;
  const { slug } = await createAssignment(instructor, { course: at.courseSlug, title: "Quiz", slug: "quiz-1" });
  const order = async () => {
    const { revision } = await getAssignmentSettings(instructor, { course: at.courseSlug, assignment: slug });
    return { course: at.courseSlug, assignment: slug, revision };
  };
  const known = () => getAssignment(student, { course: at.courseSlug, assignment: slug });
  await expect(known()).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(setPublished(instructor, { ...(await order()), isPublished: true })).rejects.toThrow("no problem in it");
  await addItem(instructor, { ...(await order()), problem: at.problemSlug, points: 5 });
  await setPublished(instructor, { ...(await order()), isPublished: true });
  expect(await known()).toMatchObject({ title: "Quiz", state: "not-open" });
  expect((await listPlannedAssignments(instructor, at.courseSlug)).map(({ state }) => state).sort()).toEqual([
    ...["announced", "open"],
  ]);
  await setPublished(instructor, { ...(await order()), isPublished: false });
  await expect(known()).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(createAssignment(instructor, { course: at.courseSlug, title: "Quiz", slug })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await makeGradedSubmission(at, student, { score: 1 });
  await expect(setPublished(instructor, { ...(await seen()), isPublished: false })).rejects.toThrow(
    "One person has begun or handed something in",
  );
});
