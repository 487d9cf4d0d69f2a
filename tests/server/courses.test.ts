import { spawnSync } from "node:child_process";
import { makeCourse as makeByProgram } from "#server/courseProgram";
import {
  archiveCourse,
  changeCourse,
  createCourse,
  getCourseSettings,
  listArchivedCourses,
  mayCreateCourses,
} from "#server/courses";
import { type CourseSettings, timeZones } from "#server/courseSettings";
import { childEnvironment, env } from "#server/env";
import { getHome } from "#server/home";
import { choosePassword, makePasswordLink, readPasswordLink } from "#server/passwordLinks";
import { signInWithPassword } from "#server/signIn";
import { makeCourse, makePerson, unique } from "../course";
import { createDatabase, database, useFreshDatabase } from "../database";

useFreshDatabase();

const settings: CourseSettings = {
  ...{ title: " Deep  nets ", term: "Spring 2027", timeZone: "Europe/Berlin", startsOn: "2027-01-20", dropLowest: 1 },
};
const kept = { ...settings, title: "Deep nets" };

test("an instructor makes another course and is its instructor", async () => {
  const { instructor, student } = (await makeCourse()).people;
  expect(await mayCreateCourses(student)).toBe(false);
  const slug = unique("nets");
  await createCourse(instructor, { slug, ...settings });
  expect(await getCourseSettings(instructor, slug)).toEqual({ slug, archivedAt: null, ...kept });
  await expect(createCourse(instructor, { slug, ...settings })).rejects.toMatchObject({ code: "CONFLICT" });
  expect((await getHome(instructor)).courses.map((course) => course.slug)).toContain(slug);
});

test.each<[Partial<CourseSettings & { slug: string }>, string]>([
  [{ slug: "Deep Nets" }, "short name"],
  [{ slug: "2-nets" }, "short name"],
  [{ slug: "a".repeat(65) }, "short name"],
  [{ title: " " }, "title is missing"],
  [{ term: "t".repeat(61) }, "at most 60"],
  [{ timeZone: "Mars/Olympus" }, "time zone"],
  [{ startsOn: "20.1.2027" }, "2026-08-26"],
  [{ startsOn: "2027-02-30" }, "2026-08-26"],
  [{ dropLowest: -1 }, "0 to 100"],
  [{ dropLowest: 0.5 }, "0 to 100"],
])("no course is made with %j", async (change, words) => {
  const { instructor } = (await makeCourse()).people;
  const call = createCourse(instructor, { slug: unique("nets"), ...settings, ...change });
  await expect(call).rejects.toMatchObject({ code: "INVALID" });
  await expect(call).rejects.toThrow(words);
});

test("settings are changed as they were seen, or not at all", async () => {
  const at = await makeCourse();
  const { instructor } = at.people;
  const { slug: course, archivedAt: _, ...seen } = await getCourseSettings(instructor, at.courseSlug);
  await changeCourse(instructor, { course, seen, next: settings });
  expect(await getCourseSettings(instructor, course)).toMatchObject(kept);
  await expect(changeCourse(instructor, { course, seen, next: seen })).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await database().auditEvent.findMany({ where: { courseId: at.courseId } })).toMatchObject([
    { action: "course settings changed", before: { title: "A course" }, after: { title: "Deep nets", dropLowest: 1 } },
  ]);
});

test("an archived course leaves home pages and nothing else", async () => {
  const at = await makeCourse();
  const { instructor, student } = at.people;
  await archiveCourse(instructor, { course: at.courseSlug, isArchived: true });
  expect((await getHome(student)).courses).toEqual([]);
  expect(await listArchivedCourses(student)).toMatchObject([{ slug: at.courseSlug, isStaff: false }]);
  await archiveCourse(instructor, { course: at.courseSlug, isArchived: false });
  expect((await getHome(student)).courses).toHaveLength(1);
  expect(await listArchivedCourses(instructor)).toEqual([]);
});

test("the list of time zones holds what courses use, and every one of it is known here", () => {
  expect(timeZones).toEqual(expect.arrayContaining(["America/Los_Angeles", "Europe/Berlin", "UTC"]));
  for (const timeZone of timeZones) expect(() => new Intl.DateTimeFormat("en", { timeZone })).not.toThrow();
});

describe("the program for operators", () => {
  const order = () => ({
    ...{ slug: unique("first"), title: "First", term: "Fall 2026", timeZone: "UTC", startsOn: "2026-08-26" },
    ...{ email: ` ${unique("Ines")}@Example.edu`, name: "Ines Ito" },
  });

  test("makes the first course, its instructor and a link that sets their password once", async () => {
    const wanted = order();
    const { facts, words } = await makeByProgram(wanted);
    const email = wanted.email.trim().toLowerCase();
    expect(facts).toMatchObject({ course: wanted.slug, instructor: email });
    const secret = facts.passwordLink?.slice(`${env().publicUrl}/set-password/`.length) ?? "";
    expect(words).toContain(secret);
    expect(await readPasswordLink(secret, "1.2.3.4")).toEqual({ email });
    await expect(choosePassword(secret, "short", "1.2.3.4")).rejects.toMatchObject({ code: "INVALID" });
    await choosePassword(secret, "a long password", "1.2.3.4");
    expect(await signInWithPassword({ email, password: "a long password" }, "1.2.3.4")).toHaveProperty("userId");
    await expect(choosePassword(secret, "another password", "1.2.3.4")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await database().installation.count()).toBe(1);
    // Who can sign in gets no link.
    expect((await makeByProgram({ ...order(), email })).facts.passwordLink).toBeNull();
  });

  test("makes nothing when something is wrong", async () => {
    const wanted = order();
    await expect(makeByProgram({ ...wanted, email: "ines" })).rejects.toMatchObject({ code: "INVALID" });
    await expect(makeByProgram({ ...wanted, timeZone: "Mars" })).rejects.toMatchObject({ code: "INVALID" });
    await makeByProgram(wanted);
    const other = `${unique("other")}@example.edu`;
    await expect(makeByProgram({ ...wanted, email: other })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await database().user.count({ where: { email: other } })).toBe(0);
  });
});

describe("npm run courses", () => {
  /** The program as an operator starts it, on this file's database. */
  const run = (args: readonly string[], databaseUrl = env().databaseUrl) =>
    spawnSync(process.execPath, ["server/program.cjs", "server/coursesCommand.ts", ...args], {
      encoding: "utf8",
      env: childEnvironment({ DATABASE_URL: databaseUrl }),
    });
  const order = (slug: string): string[] => [
    ...["create", "--slug", slug, "--title", "First", "--term", "Fall 2026", "--zone", "UTC"],
    ...["--starts", "2026-08-26", "--instructor", `${slug}@example.edu`, "--json"],
  ];

  test("makes a course and says so as data", async () => {
    const slug = unique("made");
    const { status, stdout } = run(order(slug));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ course: slug, instructor: `${slug}@example.edu` });
    expect(await database().course.count({ where: { slug } })).toBe(1);
    const again = run(order(slug));
    expect([again.status, again.stdout]).toEqual([2, ""]);
    expect(again.stderr).toContain("already");
  }, 60_000);

  test("says what to do first where the database is still empty", async () => {
    const bare = await createDatabase(`courses_bare_${process.pid}`, { isMigrated: false });
    const { status, stdout, stderr } = run(order(unique("bare")), bare);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toBe("Tables of this release are missing in the database. Run npm run db:deploy first.\n");
  }, 60_000);

  test.each([[[]], [["list"]], [["create", "--slug", "x"]], [["create", "--colour", "red"]]])(
    "%j is wrong usage",
    (args) => {
      const { status, stdout, stderr } = run(args);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("npm run courses -- create");
    },
    60_000,
  );
});

describe("a password link", () => {
  test("is made for who never signed in and is in this course alone", async () => {
    const at = await makeCourse();
    const { instructor, student, otherStudent, dropped } = at.people;
    const link = (userId: string) => makePasswordLink(instructor, { course: at.courseSlug, userId });
    const first = await link(student.userId);
    const second = await link(student.userId);
    // Only the newest works.
    await expect(readPasswordLink(first.secret, "::1")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await readPasswordLink(second.secret, "::1")).toEqual({ email: student.email });
    expect(JSON.stringify(await database().passwordLink.findMany())).not.toContain(second.secret);
    await choosePassword(second.secret, "a long password", "::1");
    const other = await makeCourse();
    await database().enrollment.create({
      data: { courseId: other.courseId, userId: otherStudent.userId, role: "instructor" },
    });
    for (const { userId } of [student, otherStudent, dropped])
      await expect(link(userId)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(link((await makePerson()).userId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test.each(["", "a".repeat(43), "../x", "\0", "a".repeat(10_000)])("%j opens nothing", async (secret) => {
    await expect(readPasswordLink(secret, "::2")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(choosePassword(secret, "a long password", "::2")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("lapses after seven days", async () => {
    const at = await makeCourse();
    const address = { course: at.courseSlug, userId: at.people.student.userId };
    const { secret } = await makePasswordLink(at.people.instructor, address);
    await database().passwordLink.updateMany({
      where: { userId: address.userId },
      data: { createdAt: new Date(Date.now() - 2000), expiresAt: new Date(Date.now() - 1000) },
    });
    await expect(readPasswordLink(secret, "::3")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
