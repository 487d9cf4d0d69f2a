import { dropPerson } from "#server/enrollments";
import { AppError } from "#server/errors";
import {
  createInvitation,
  type InvitationOrder,
  joinCourse,
  listInvitations,
  readInvitation,
  revokeInvitation,
} from "#server/invitations";
import { type CourseFixture, hoursFromNow, makeCourse, makePerson } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const invite = (at: CourseFixture, order: Partial<InvitationOrder> = {}) =>
  createInvitation(at.people.instructor, {
    ...{ course: at.courseSlug, role: "student", sectionId: null, days: 7, uses: null },
    ...order,
  });

const usesLeft = async (id: string) => (await database().invitation.findUniqueOrThrow({ where: { id } })).usesLeft;

const messageOf = async (call: Promise<unknown>): Promise<string> => {
  const error: unknown = await call.then(
    () => "no error",
    (thrown: unknown) => thrown,
  );
  return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
};

test("a link takes whoever follows it into the course, in its role and section, once they say so", async () => {
  const at = await makeCourse();
  const { id: sectionId } = await database().section.create({ data: { courseId: at.courseId, name: "Lab 1" } });
  const { id, secret } = await invite(at, { sectionId, uses: 2 });
  const visitor = await makePerson("Vera");
  expect(await readInvitation(visitor, secret)).toEqual({
    ...{ course: at.courseSlug, title: "A course", term: "Fall 2026", role: "student", section: "Lab 1" },
    presentRole: null,
  });
  expect(await database().enrollment.count({ where: { userId: visitor.userId } })).toBe(0);
  expect(await joinCourse(visitor, secret)).toEqual({ course: at.courseSlug, role: "student" });
  // A second time is harmless, and no use of the link.
  await joinCourse(visitor, secret);
  expect(await readInvitation(visitor, secret)).toMatchObject({ presentRole: "student" });
  expect(await database().enrollment.findFirst({ where: { userId: visitor.userId } })).toMatchObject({
    ...{ role: "student", sectionId, droppedAt: null },
  });
  expect(await usesLeft(id)).toBe(1);
  const events = await database().auditEvent.findMany({ where: { courseId: at.courseId }, orderBy: { id: "asc" } });
  expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
    ["invitation made", at.people.instructor.userId],
    ["person joined by a link", visitor.userId],
  ]);
});

test("the database and the list hold no secret", async () => {
  const at = await makeCourse();
  const { secret } = await invite(at);
  expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  const rows = await database().invitation.findMany({ where: { courseId: at.courseId } });
  const events = await database().auditEvent.findMany({ where: { courseId: at.courseId } });
  const list = await listInvitations(at.people.instructor, at.courseSlug);
  expect(list).toMatchObject([{ role: "student", state: "open", usesLeft: null, creator: "Ines" }]);
  expect(JSON.stringify([rows, events, list])).not.toContain(secret);
  expect(JSON.stringify(list)).not.toContain(rows[0]?.tokenHash);
});

test("links that do not work are all refused in the same words", async () => {
  const at = await makeCourse();
  const visitor = await makePerson();
  const [revoked, expired, usedUp, old, archived] = [
    await invite(at),
    await invite(at),
    await invite(at, { uses: 1 }),
    await invite(at),
    await invite(await makeCourse()),
  ];
  await revokeInvitation(at.people.instructor, { course: at.courseSlug, id: revoked.id });
  await database().invitation.update({
    where: { id: expired.id },
    data: { createdAt: hoursFromNow(-2), expiresAt: hoursFromNow(-1) },
  });
  await joinCourse(await makePerson(), usedUp.secret);
  const { courseId } = await database().invitation.findUniqueOrThrow({ where: { id: archived.id } });
  await database().course.update({ where: { id: courseId }, data: { archivedAt: new Date() } });
  const dropped = await makePerson();
  await joinCourse(dropped, old.secret);
  await dropPerson(at.people.instructor, { course: at.courseSlug, userId: dropped.userId });
  const words = /^NOT_FOUND: This link does not work, or no longer\./;
  for (const [actor, secret] of [
    ...[revoked, expired, usedUp, archived].map(({ secret: each }) => [visitor, each] as const),
    ...["", "x", "a".repeat(43), "../../etc/passwd", "a".repeat(100_000), "\0"].map((each) => [visitor, each] as const),
    [dropped, old.secret],
  ] as const) {
    expect(await messageOf(readInvitation(actor, secret))).toMatch(words);
    expect(await messageOf(joinCourse(actor, secret))).toMatch(words);
  }
  const states = (await listInvitations(at.people.instructor, at.courseSlug)).map(({ state }) => state);
  expect(states.sort()).toEqual(["expired", "open", "revoked", "used-up"]);
});

test("who was dropped comes back by a link that is newer than that", async () => {
  const at = await makeCourse();
  const { dropped, instructor, student } = at.people;
  const { secret } = await invite(at);
  expect(await joinCourse(dropped, secret)).toMatchObject({ role: "student" });
  expect((await database().enrollment.findFirstOrThrow({ where: { userId: dropped.userId } })).droppedAt).toBeNull();
  await dropPerson(instructor, { course: at.courseSlug, userId: student.userId });
  expect(await messageOf(joinCourse(student, secret))).toMatch("NOT_FOUND");
});

test("the last use is one, whoever comes at the same moment", async () => {
  const at = await makeCourse();
  const { id, secret } = await invite(at, { role: "instructor", uses: 1 });
  const people = await Promise.all([makePerson(), makePerson(), makePerson()]);
  const results = await Promise.allSettled(people.map((person) => joinCourse(person, secret)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await usesLeft(id)).toBe(0);
});

test("a link changes nothing for who is in the course, whatever its role", async () => {
  const at = await makeCourse();
  const { secret } = await invite(at, { role: "instructor", uses: 1 });
  expect(await joinCourse(at.people.student, secret)).toEqual({ course: at.courseSlug, role: "student" });
  expect(await joinCourse(at.people.ta, secret)).toEqual({ course: at.courseSlug, role: "ta" });
});

test.each<[Partial<InvitationOrder>, string]>([
  [{ role: "instructor" }, "INVALID"],
  [{ role: "instructor", uses: 2 }, "INVALID"],
  [{ days: 0 }, "INVALID"],
  [{ days: 366 }, "INVALID"],
  [{ days: 1.5 }, "INVALID"],
  [{ uses: 0 }, "INVALID"],
  [{ sectionId: crypto.randomUUID() }, "NOT_FOUND"],
])("no link is made with %j", async (order, code) => {
  await expect(invite(await makeCourse(), order)).rejects.toMatchObject({ code });
});

test("many tries at once are stopped", async () => {
  const visitor = await makePerson();
  const answers: string[] = [];
  for (let attempt = 0; attempt < 61; attempt++) answers.push(await messageOf(readInvitation(visitor, "a".repeat(43))));
  expect(answers[59]).toMatch("NOT_FOUND");
  expect(answers[60]).toMatch("TOO_MANY_REQUESTS");
});
