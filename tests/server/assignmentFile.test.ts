import fc from "fast-check";
import { AssignmentSchema } from "#problems/schema";
import { fromFile, toFile } from "#server/assignmentDefinition";
import { exportAssignment, importAssignment, previewAssignmentFile } from "#server/assignmentFile";
import { getAssignmentSettings } from "#server/assignmentSettings";
import { duplicateAssignment, listDuplicable } from "#server/duplicateAssignment";
import type { SettingColumns } from "#server/settingColumns";
import { type CourseFixture, makeCourse, makeGradedSubmission, makeVersion } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const minutes = (from: string, to: string) =>
  fc.integer({ min: Date.parse(from) / 60_000, max: Date.parse(to) / 60_000 }).map((count) => new Date(count * 60_000));
const anyMoment = fc.oneof(
  minutes("2026-01-01", "2028-01-01"),
  // The hours in which clocks are changed.
  minutes("2026-11-01T07:00Z", "2026-11-01T11:00Z"),
  minutes("2026-03-08T08:00Z", "2026-03-08T12:00Z"),
);
const anySettings: fc.Arbitrary<SettingColumns> = fc
  .record({
    title: fc.string({ minLength: 1, maxLength: 120 }),
    moments: fc.uniqueArray(anyMoment, { minLength: 3, maxLength: 3, selector: Number }),
    takesLate: fc.boolean(),
    latePercentPerDay: fc.double({ min: 0, max: 100, noNaN: true }).map((percent) => Math.abs(percent)),
    graceDays: fc.integer({ min: 0, max: 365 }),
    counts: fc.constantFrom("best" as const, "latest" as const),
    dropLowest: fc.integer({ min: 0, max: 100 }),
    timeLimitMinutes: fc.option(fc.integer({ min: 1, max: 10_080 })),
    solutionsReleaseAt: fc.option(anyMoment),
    reviews: fc.oneof(
      fc.constant({ holdsReviews: false, reviewsReleaseAt: null }),
      fc.record({ holdsReviews: fc.constant(true), reviewsReleaseAt: fc.option(anyMoment) }),
    ),
    regradeDays: fc.integer({ min: 0, max: 365 }),
    regradeQuota: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ moments, takesLate, reviews, ...rest }) => {
    const [opensAt = new Date(0), dueAt = new Date(0), last = new Date(0)] = moments.sort(
      (a, b) => Number(a) - Number(b),
    );
    return { ...rest, ...reviews, opensAt, dueAt, closesAt: takesLate ? last : dueAt };
  });
const anyCalendar = fc.record({
  startsOn: fc.integer({ min: 20_400, max: 20_800 }).map((days) => new Date(days * 86_400_000)),
  timeZone: fc.constantFrom("America/Los_Angeles", "Europe/Vienna", "Australia/Lord_Howe", "UTC"),
});
const items = [
  { problem: "one", points: 2.5 },
  { problem: "two", points: 10 },
];

test("what is exported and imported is the same: every setting, the problems and their points", () => {
  fc.assert(
    fc.property(anySettings, anyCalendar, (settings, calendar) => {
      const text = JSON.stringify(toFile({ ...settings, slug: "hw", items }, calendar));
      const file = AssignmentSchema.parse(JSON.parse(text));
      expect(fromFile(file, calendar)).toEqual(settings);
      expect(file.items).toEqual(items);
      expect(toFile({ ...fromFile(file, calendar), slug: "hw", items }, calendar)).toEqual(file);
    }),
    { numRuns: 300 },
  );
});

let at: CourseFixture;
beforeEach(async () => {
  at = await makeCourse();
});
const seen = () => ({ course: at.courseSlug, assignment: at.assignmentSlug });
const exported = async () =>
  AssignmentSchema.parse(JSON.parse((await exportAssignment(at.people.instructor, seen())).text));
const order = (file: unknown) => ({ course: at.courseSlug, text: JSON.stringify(file) });

test("its own file changes nothing; another one is shown as a difference, then applied, with the work kept", async () => {
  const { instructor, student } = at.people;
  const file = await exported();
  expect(await previewAssignmentFile(instructor, order(file))).toMatchObject({ revision: 1, settings: [], items: [] });
  await makeGradedSubmission(at, student, { score: 3 });
  const second = await makeVersion();
  const changed = order({
    ...{ ...file, title: "From a file", graceDays: 2, timeLimitMinutes: 45 },
    items: [
      { problem: second.slug, points: 4 },
      { problem: at.problemSlug, points: 6 },
    ],
  });
  const preview = await previewAssignmentFile(instructor, changed);
  expect(preview.settings.map(({ name }) => name)).toEqual(["title", "grace days", "time limit minutes"]);
  expect(preview.items).toEqual([
    ...[`${second.slug} comes in, for 4 points`, `${at.problemSlug}: 10 points become 6`],
  ]);
  await importAssignment(instructor, { ...changed, revision: preview.revision });
  const view = await getAssignmentSettings(instructor, seen());
  expect(view.settings).toMatchObject({ title: "From a file", graceDays: 2, timeLimitMinutes: 45 });
  expect(view.items.map(({ slug, points, submitters }) => [slug, points, submitters])).toEqual([
    [second.slug, 4, 0],
    [at.problemSlug, 6, 1],
  ]);
  await expect(importAssignment(instructor, { ...changed, revision: 1 })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a file for an address that is free makes an assignment that students do not see", async () => {
  const file = { ...(await exported()), slug: "made-by-file" };
  const preview = await previewAssignmentFile(at.people.instructor, order(file));
  expect(preview).toMatchObject({ revision: null, items: [`${at.problemSlug} comes in, for 10 points`] });
  await importAssignment(at.people.instructor, { ...order(file), revision: null });
  const made = await database().assignment.findFirstOrThrow({
    where: { courseId: at.courseId, slug: "made-by-file" },
    include: { items: { include: { parts: true } } },
  });
  expect(made).toMatchObject({ publishedAt: null, items: [{ points: 10, parts: [{ key: "double" }] }] });
});

test("a file that would lose work, names no known problem, or is none, is refused in words", async () => {
  const { instructor, student } = at.people;
  const file = await exported();
  const other = await makeVersion();
  await makeGradedSubmission(at, student, { score: 3 });
  const without = order({ ...file, items: [{ problem: other.slug, points: 4 }] });
  await expect(importAssignment(instructor, { ...without, revision: 1 })).rejects.toThrow("their work would be lost");
  const unknown = order({ ...file, items: [{ problem: "nobody-wrote-it", points: 4 }] });
  await expect(previewAssignmentFile(instructor, unknown)).rejects.toThrow(
    "No such problem is published here: nobody-wrote-it.",
  );
  const late = order({ ...file, due: { day: -400, time: "10:00" } });
  await expect(previewAssignmentFile(instructor, late)).rejects.toThrow("It has to open before it is due.");
  const wrong = order({ ...file, due: { day: 1, time: "25:00" } });
  await expect(previewAssignmentFile(instructor, wrong)).rejects.toThrow("“due.time”");
  await expect(previewAssignmentFile(instructor, { course: at.courseSlug, text: "title: x" })).rejects.toThrow(
    "This is no JSON",
  );
});

test("a copy for the next term keeps weekdays and what clocks show, and nobody sees it yet", async () => {
  const { instructor } = at.people;
  await database().assignment.update({
    where: { id: at.assignmentId },
    // A Friday in summer time, and the Sunday night after clocks were put back.
    data: {
      opensAt: new Date("2026-10-30T16:00:00Z"),
      dueAt: new Date("2026-11-02T07:59:00Z"),
      closesAt: new Date("2026-11-03T07:59:00Z"),
    },
  });
  const target = await makeCourse();
  // 21 weeks less a day after the other: a Tuesday in the place of a Wednesday.
  await database().course.update({ where: { id: target.courseId }, data: { startsOn: new Date("2027-01-19") } });
  await database().enrollment.create({
    data: { courseId: target.courseId, userId: instructor.userId, role: "instructor" },
  });
  const [listed] = await listDuplicable(instructor, target.courseSlug);
  const dates = { opensAt: new Date("2027-03-26T16:00:00Z"), dueAt: new Date("2027-03-29T06:59:00Z") };
  expect(listed).toMatchObject({ slug: at.assignmentSlug, itemCount: 1, ...dates });
  const copy = { course: target.courseSlug, from: seen(), slug: "copied" };
  await duplicateAssignment(instructor, copy);
  const made = await database().assignment.findFirstOrThrow({
    where: { courseId: target.courseId, slug: "copied" },
    include: { items: true },
  });
  expect(made).toMatchObject({ ...dates, publishedAt: null, items: [{ points: 10, versionId: at.versionId }] });
  await expect(duplicateAssignment(instructor, copy)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(duplicateAssignment(target.people.instructor, { ...copy, slug: "stolen" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
