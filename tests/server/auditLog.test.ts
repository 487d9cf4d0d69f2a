import { recordChange } from "#server/audit";
import { type AuditFilter, listAuditLog } from "#server/auditLog";
import { type CourseFixture, hoursFromNow, makeCourse, makeGradedSubmission } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

let at: CourseFixture;
beforeAll(async () => {
  at = await makeCourse();
  const { ta, instructor } = at.people;
  const events = [
    {
      actorId: ta.userId,
      action: "review finished",
      subjectKind: "review",
      subjectId: "r1",
      at: "2026-09-01T06:59:59Z",
    },
    {
      actorId: ta.userId,
      action: "review finished",
      subjectKind: "review",
      subjectId: "r2",
      at: "2026-09-01T07:00:00Z",
    },
    {
      actorId: instructor.userId,
      action: "extension granted",
      subjectKind: "extension",
      subjectId: "e1",
      at: "2026-09-02T06:59:59Z",
    },
    { actorId: null, action: "version replaced", subjectKind: "item", subjectId: "i1", at: "2026-09-02T07:00:00Z" },
  ];
  await database().auditEvent.createMany({ data: events.map((event) => ({ ...event, courseId: at.courseId })) });
});

const list = (filter: AuditFilter = {}, course = at) =>
  listAuditLog(course.people.instructor, course.courseSlug, filter);
const subjects = async (filter: AuditFilter) => (await list(filter)).entries.map(({ subject }) => subject.id);

test("changes are listed from the newest on, with who made them and what there is to choose", async () => {
  const log = await list();
  expect(log.entries.map(({ action, person }) => [action, person?.name])).toEqual([
    ["version replaced", undefined],
    ["extension granted", "Ines"],
    ["review finished", "Tara"],
    ["review finished", "Tara"],
  ]);
  expect(log).toMatchObject({
    ...{ next: null, actions: ["extension granted", "review finished", "version replaced"] },
    ...{ kinds: ["extension", "item", "review"], people: [{ name: "Ines" }, { name: "Tara" }] },
  });
});

// The course's clocks are seven hours behind UTC: its first of September begins at seven.
test.each<[string, () => AuditFilter, string[]]>([
  ["a person", () => ({ person: at.people.ta.userId }), ["r2", "r1"]],
  ["an action", () => ({ action: "extension granted" }), ["e1"]],
  ["a kind", () => ({ kind: "review" }), ["r2", "r1"]],
  ["one subject", () => ({ kind: "review", subject: "r1" }), ["r1"]],
  ["days from one on", () => ({ from: "2026-09-02" }), ["i1"]],
  ["days until one", () => ({ until: "2026-08-31" }), ["r1"]],
  ["one day", () => ({ from: "2026-09-01", until: "2026-09-01" }), ["e1", "r2"]],
  ["all of them", () => ({ person: at.people.ta.userId, from: "2026-09-01", kind: "review" }), ["r2"]],
  ["nothing there is", () => ({ action: "nothing" }), []],
  ["fields left empty", () => ({ person: "", action: "", from: "", until: "", kind: "" }), ["i1", "e1", "r2", "r1"]],
  [
    "what cannot be meant",
    () => ({ person: "me", from: "yesterday", until: "2026-02-31", after: "x_y", subject: "" }),
    ["i1", "e1", "r2", "r1"],
  ],
  ["text that the database cannot hold", () => ({ action: "a\0" }), []],
])("the filter for %s", async (_, filter, expected) => {
  expect(await subjects(filter())).toEqual(expected);
});

test("pages follow one another without a gap, also where many changes have one moment", async () => {
  const course = await makeCourse();
  const moments = Array.from({ length: 120 }, (_, index) => hoursFromNow(-Math.floor(index / 50)));
  await database().auditEvent.createMany({
    data: moments.map((moment, index) => ({
      ...{ courseId: course.courseId, at: moment, action: "x", subjectKind: "k", subjectId: String(index) },
    })),
  });
  const seen: string[] = [];
  const sizes: number[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await list({ after }, course);
    seen.push(...page.entries.map(({ subject }) => subject.id));
    sizes.push(page.entries.length);
    after = page.next;
  }
  expect(sizes).toEqual([50, 50, 20]);
  expect(new Set(seen).size).toBe(120);
});

test("a review is named by whose it is and of what, and nothing of another course is", async () => {
  const [course, elsewhere] = [await makeCourse(), await makeCourse()];
  const { ta, student } = course.people;
  const review = async (of: CourseFixture) => {
    const submissionId = await makeGradedSubmission(of, of.people.student, { score: 1 });
    return database().review.create({ data: { submissionId, authorId: of.people.ta.userId } });
  };
  const [own, others] = [await review(course), await review(elsewhere)];
  for (const { id } of [own, others])
    await database().$transaction((tx) =>
      recordChange(tx, ta, {
        ...{ courseId: course.courseId, action: "review finished", subject: { kind: "review", id } },
        after: { state: "finished" },
      }),
    );
  const { entries } = await list({}, course);
  expect(new Map(entries.map(({ subject }) => [subject.id, subject.title]))).toEqual(
    new Map([
      [own.id, `${student.name}, “Code” of Homework`],
      [others.id, null],
    ]),
  );
  expect(entries[0]?.differences).toEqual([{ name: "state", before: null, after: { text: "finished", at: null } }]);
});
