import type { Actor } from "#server/actor";
import { addPerson, changePerson, dropPerson, type Place, readdPerson } from "#server/enrollments";
import { getPerson } from "#server/coursePerson";
import { exportRoster, listPeople } from "#server/roster";
import { applyRoster, previewRoster } from "#server/rosterImport";
import { addSection, listSections, removeSection, renameSection } from "#server/sections";
import { type CourseFixture, hoursFromNow, makeCourse, makeGradedSubmission, makePerson, unique } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const fileOf = (lines: readonly string[]): string => ["E-mail,Name,Section,Role", ...lines, ""].join("\n");

async function importFile(at: CourseFixture, text: string, isWhole = false) {
  const order = { course: at.courseSlug, text, isWhole };
  const { fingerprint, ...preview } = await previewRoster(at.people.instructor, order);
  const done = await applyRoster(at.people.instructor, { ...order, fingerprint });
  return { preview, done };
}

const placeOf = (at: CourseFixture, { userId }: Pick<Actor, "userId">) =>
  database().enrollment.findUniqueOrThrow({
    where: { courseId_userId: { courseId: at.courseId, userId } },
    select: {
      ...{ role: true, isLimitedToSection: true, timeFactor: true, droppedAt: true },
      ...{ section: { select: { name: true } }, user: { select: { name: true, passwordHash: true } } },
    },
  });

const eventsOf = async (at: CourseFixture) =>
  (await database().auditEvent.findMany({ where: { courseId: at.courseId }, orderBy: { id: "asc" } })).map(
    ({ action, actorId }) => ({ action, actorId }),
  );

describe("a file of people", () => {
  test("is shown as a difference first, and then done as it was shown", async () => {
    const at = await makeCourse();
    const { student, otherStudent, ta, instructor, dropped } = at.people;
    const known = await makePerson("Kim Known");
    const fresh = `${unique("new")}@example.edu`;
    const text = fileOf([
      `${student.email},Sam,Tuesday,student`,
      `${ta.email},,,instructor`,
      `${dropped.email},,,`,
      `${known.email},Kim New,Tuesday,`,
      `${fresh},"Lovelace, Ada",,ta`,
      "nobody,,,",
      `${instructor.email},,,`,
    ]);
    const { preview, done } = await importFile(at, text);
    expect(preview).toEqual({
      added: [
        { email: known.email, name: "Kim New", role: "student", section: "Tuesday" },
        { email: fresh, name: "Ada Lovelace", role: "ta", section: null },
      ],
      changed: [
        { email: student.email, name: "Sam", differences: [{ what: "section", from: null, to: "Tuesday" }] },
        { email: ta.email, name: "Tara", differences: [{ what: "role", from: "ta", to: "instructor" }] },
        { email: dropped.email, name: "Dana", differences: [{ what: "comes back", from: null, to: null }] },
      ],
      ...{ dropped: [], unchanged: 1, newSections: ["Tuesday"], notes: [] },
      faults: ["Line 7: “nobody” is no e-mail address."],
    });
    expect(done).toEqual({ added: 2, changed: 3, dropped: 0 });
    expect(await placeOf(at, student)).toMatchObject({ role: "student", section: { name: "Tuesday" } });
    expect(await placeOf(at, dropped)).toMatchObject({ droppedAt: null });
    expect(await placeOf(at, known)).toMatchObject({ user: { name: "Kim New" } });
    const { id: freshId } = await database().user.findUniqueOrThrow({ where: { email: fresh } });
    expect(await placeOf(at, { userId: freshId })).toMatchObject({
      ...{ role: "ta", section: null, user: { name: "Ada Lovelace", passwordHash: null } },
    });
    expect(await placeOf(at, otherStudent)).toMatchObject({ droppedAt: null });
    const by = { actorId: instructor.userId };
    expect(await eventsOf(at)).toEqual([
      { action: "section added", ...by },
      ...[0, 1].map(() => ({ action: "person added", ...by })),
      ...[0, 1].map(() => ({ action: "person changed", ...by })),
      { action: "person added again", ...by },
    ]);
    const events = await database().auditEvent.findMany({ where: { courseId: at.courseId } });
    expect(JSON.stringify(events)).not.toMatch(/@example|Lovelace|Kim|Tara/);
    // A second time it changes nothing.
    expect((await importFile(at, text)).done).toEqual({ added: 0, changed: 0, dropped: 0 });
  });

  test("drops students who are not in it when it is the whole roster, and no staff", async () => {
    const at = await makeCourse();
    const { student, otherStudent, ta } = at.people;
    const { preview, done } = await importFile(at, fileOf([`${student.email},,,`]), true);
    expect(preview.dropped).toEqual([{ email: otherStudent.email, name: "Olu", section: null }]);
    expect(done).toEqual({ added: 0, changed: 0, dropped: 1 });
    expect((await placeOf(at, otherStudent)).droppedAt).toBeInstanceOf(Date);
    expect((await placeOf(at, ta)).droppedAt).toBeNull();
  });

  test("drops nobody while a line has a fault: it may be about one of them", async () => {
    const at = await makeCourse();
    const { student, otherStudent } = at.people;
    const text = fileOf([`${student.email},,,`, `${otherStudent.email},,,Boss`]);
    const { preview } = await importFile(at, text, true);
    expect(preview).toMatchObject({
      dropped: [],
      notes: ["Nobody is dropped while lines have faults: each may be about a student of the course."],
    });
  });

  test("is not done when the roster changed since the preview, nor in part", async () => {
    const at = await makeCourse();
    const { instructor, student, otherStudent } = at.people;
    const order = {
      course: at.courseSlug,
      text: fileOf([`${student.email},,Lab 1,`, "new@example.edu,,,"]),
      isWhole: true,
    };
    const { fingerprint } = await previewRoster(instructor, order);
    await dropPerson(instructor, { course: at.courseSlug, userId: otherStudent.userId });
    await expect(applyRoster(instructor, { ...order, fingerprint })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await database().user.count({ where: { email: "new@example.edu" } })).toBe(0);
    expect((await placeOf(at, student)).section).toBeNull();
  });

  test("renames nobody who is in another course too", async () => {
    const at = await makeCourse();
    const [other, { student, otherStudent }] = [await makeCourse(), at.people];
    await database().enrollment.create({
      data: { courseId: other.courseId, userId: student.userId, role: "student" },
    });
    const text = fileOf([`${student.email},Samuel,,`, `${otherStudent.email},Oluwaseun,,`]);
    const { preview } = await importFile(at, text);
    expect(preview.notes).toEqual([
      "Line 2: Sam keeps this name, because they are in another course of this server too.",
    ]);
    expect((await placeOf(at, student)).user.name).toBe("Sam");
    expect((await placeOf(at, otherStudent)).user.name).toBe("Oluwaseun");
  });

  test("takes a limit to a section from who is no TA any more", async () => {
    const at = await makeCourse();
    const { ta, instructor } = at.people;
    await addSection(instructor, { course: at.courseSlug, name: "Lab 1" });
    const [section] = await listSections(instructor, at.courseSlug);
    await database().enrollment.update({
      where: { courseId_userId: { courseId: at.courseId, userId: ta.userId } },
      data: { sectionId: section?.id ?? null, isLimitedToSection: true },
    });
    await importFile(at, fileOf([`${ta.email},,lab 1,instructor`]));
    expect(await placeOf(at, ta)).toMatchObject({
      ...{ role: "instructor", isLimitedToSection: false, section: { name: "Lab 1" } },
    });
  });

  test("that would leave no instructor does nothing at all", async () => {
    const at = await makeCourse();
    const { instructor, student } = at.people;
    const text = fileOf([`${instructor.email},,,student`, `${student.email},,Lab,`]);
    await expect(importFile(at, text)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await placeOf(at, instructor)).role).toBe("instructor");
    expect((await placeOf(at, student)).section).toBeNull();
  });

  test("that the course wrote itself changes nothing", async () => {
    const at = await makeCourse();
    const { csv } = await exportRoster(at.people.instructor, at.courseSlug);
    const { preview } = await importFile(at, csv, true);
    expect(preview).toMatchObject({ added: [], changed: [], dropped: [], unchanged: 4, faults: [], notes: [] });
  });

  test("holds a large course in one go", async () => {
    const at = await makeCourse();
    const mark = unique("crowd");
    const text = fileOf(
      Array.from({ length: 1_000 }, (_, index) => `${mark}-${index}@example.edu,P ${index},S ${index % 9},`),
    );
    expect((await importFile(at, text)).done).toEqual({ added: 1_000, changed: 0, dropped: 0 });
    const moved = text.replaceAll(",S ", ",T ");
    expect((await importFile(at, moved)).done).toEqual({ added: 0, changed: 1_000, dropped: 0 });
  }, 120_000);
});

describe("one person", () => {
  const seen: Place = { role: "student", sectionId: null, isLimitedToSection: false, timeFactor: 1 };

  test("is dropped and comes back with everything they did", async () => {
    const at = await makeCourse();
    const { instructor, student } = at.people;
    await makeGradedSubmission(at, student, { score: 3 });
    const address = { course: at.courseSlug, userId: student.userId };
    await dropPerson(instructor, address);
    await expect(dropPerson(instructor, address)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await getPerson(instructor, address)).droppedAt).toBeInstanceOf(Date);
    await readdPerson(instructor, address);
    expect(await getPerson(instructor, address)).toMatchObject({
      ...{ droppedAt: null, isNew: true, work: [{ assignment: "Homework", submissions: 1 }] },
    });
    await dropPerson(instructor, address);
    const { userId, isNew } = await addPerson(instructor, {
      ...{ course: at.courseSlug, email: ` ${student.email.toUpperCase()}`, name: "", role: "ta", sectionId: null },
    });
    expect({ userId, isNew }).toEqual({ userId: student.userId, isNew: false });
    expect(await placeOf(at, student)).toMatchObject({ role: "ta", droppedAt: null });
  });

  test("is changed as the instructor saw them, or not at all", async () => {
    const at = await makeCourse();
    const { instructor, student } = at.people;
    const order = { course: at.courseSlug, userId: student.userId, seen };
    await changePerson(instructor, { ...order, next: { ...seen, timeFactor: 1.5 } });
    expect(await placeOf(at, student)).toMatchObject({ timeFactor: 1.5 });
    await expect(changePerson(instructor, { ...order, next: { ...seen, role: "ta" } })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  test.each<[Partial<Place>, string]>([
    [{ timeFactor: 0.5 }, "INVALID"],
    [{ timeFactor: Number.NaN }, "INVALID"],
    [{ isLimitedToSection: true }, "INVALID"],
    [{ role: "ta", isLimitedToSection: true }, "INVALID"],
    [{ sectionId: crypto.randomUUID() }, "NOT_FOUND"],
  ])("cannot become %j", async (change, code) => {
    const at = await makeCourse();
    const { instructor, student } = at.people;
    const order = { course: at.courseSlug, userId: student.userId, seen, next: { ...seen, ...change } };
    await expect(changePerson(instructor, order)).rejects.toMatchObject({ code });
  });

  test("of another course's section they do not become", async () => {
    const [at, other] = [await makeCourse(), await makeCourse()];
    const { id: sectionId } = await database().section.create({ data: { courseId: other.courseId, name: "Lab" } });
    const order = { course: at.courseSlug, userId: at.people.student.userId, seen, next: { ...seen, sectionId } };
    await expect(changePerson(at.people.instructor, order)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("who is the last instructor stays, whatever two of them do at once", async () => {
    const at = await makeCourse();
    const { instructor, ta } = at.people;
    const address = { course: at.courseSlug, userId: instructor.userId };
    await expect(dropPerson(instructor, address)).rejects.toMatchObject({ code: "CONFLICT" });
    const place = { ...seen, role: "instructor" } as const;
    await expect(
      changePerson(instructor, { ...address, seen: place, next: { ...place, role: "ta" } }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    await database().enrollment.update({
      where: { courseId_userId: { courseId: at.courseId, userId: ta.userId } },
      data: { role: "instructor" },
    });
    const results = await Promise.allSettled([
      dropPerson(instructor, { course: at.courseSlug, userId: ta.userId }),
      dropPerson(ta, address),
    ]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    // An account that was closed is no instructor who could undo anything.
    const [left] = await database().enrollment.findMany({
      where: { courseId: at.courseId, role: "instructor", droppedAt: null },
    });
    expect(left).toBeDefined();
  });
});

test("the list is searched, filtered and turned in pages", async () => {
  const at = await makeCourse();
  const { instructor, student, ta } = at.people;
  const list = (filter: object) => listPeople(instructor, at.courseSlug, filter);
  const names = async (filter: object) => (await list(filter)).people.map(({ name }) => name);
  expect(await names({})).toEqual(["Ines", "Tara", "Olu", "Sam"]);
  expect(await names({ search: "SA" })).toEqual(["Sam"]);
  expect(await names({ search: student.email.slice(0, 12) })).toEqual(["Sam"]);
  expect(await names({ search: "%" })).toEqual([]);
  expect(await names({ role: "ta" })).toEqual([ta.name]);
  expect(await names({ role: "king", page: "0", section: "x" })).toHaveLength(4);
  expect(await names({ who: "dropped" })).toEqual(["Dana"]);
  expect(await names({ section: "none", page: "9" })).toHaveLength(4);
  expect(await list({})).toMatchObject({ found: 4, present: 4, dropped: 1, page: 1, pages: 1 });
});

test("sections are added, renamed and removed when nobody is in them", async () => {
  const at = await makeCourse();
  const { instructor, student, dropped } = at.people;
  const { courseSlug: course, courseId } = at;
  await addSection(instructor, { course, name: "  Lab   1 " });
  await expect(addSection(instructor, { course, name: "LAB 1" })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(addSection(instructor, { course, name: " " })).rejects.toMatchObject({ code: "INVALID" });
  const [section] = await listSections(instructor, course);
  expect(section).toMatchObject({ name: "Lab 1", students: 0, staff: 0 });
  const id = section?.id ?? "";
  await renameSection(instructor, { course, id, seen: "Lab 1", name: "Lab 2" });
  await expect(renameSection(instructor, { course, id, seen: "Lab 1", name: "Lab 3" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  const enter = (userId: string, sectionId: string | null) =>
    database().enrollment.update({ where: { courseId_userId: { courseId, userId } }, data: { sectionId } });
  await enter(dropped.userId, id);
  await enter(student.userId, id);
  await expect(removeSection(instructor, { course, id })).rejects.toMatchObject({ code: "CONFLICT" });
  await enter(student.userId, null);
  const extension = await database().extension.create({
    data: {
      ...{ courseId, assignmentId: at.assignmentId, sectionId: id, reason: "Storm", granterId: instructor.userId },
      ...{ dueAt: hoursFromNow(1), closesAt: hoursFromNow(2) },
    },
  });
  await expect(removeSection(instructor, { course, id })).rejects.toMatchObject({ code: "CONFLICT" });
  await database().extension.delete({ where: { id: extension.id } });
  await removeSection(instructor, { course, id });
  expect(await listSections(instructor, course)).toEqual([]);
  expect((await placeOf(at, dropped)).section).toBeNull();
  expect((await eventsOf(at)).map(({ action }) => action)).toEqual([
    "section added",
    "section renamed",
    "section removed",
  ]);
});
