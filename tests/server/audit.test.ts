import { recordChange } from "#server/audit";
import { makeCourse } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const change = (courseId: string) => ({
  courseId,
  action: "extension granted",
  subject: { kind: "extension", id: "e1" },
  before: { dueAt: "2026-09-01T00:00:00.000Z", reason: "a\0b" },
  after: { dueAt: "2026-09-02T00:00:00.000Z", reason: null, names: ["x\0"] },
});

test("a change is written down with who, before and after, and what the database cannot store is replaced", async () => {
  const { courseId, people } = await makeCourse();
  await database().$transaction((tx) => recordChange(tx, people.ta, change(courseId)));
  expect(await database().auditEvent.findMany({ where: { courseId } })).toMatchObject([
    {
      actorId: people.ta.userId,
      action: "extension granted",
      before: { reason: "a\uFFFDb" },
      after: { reason: null, names: ["x\uFFFD"] },
    },
  ]);
});

test("a change that is taken back leaves nothing in the log", async () => {
  const { courseId, people } = await makeCourse();
  const failed = database().$transaction(async (tx) => {
    await recordChange(tx, people.ta, change(courseId));
    throw new Error("taken back");
  });
  await expect(failed).rejects.toThrow("taken back");
  expect(await database().auditEvent.count({ where: { courseId } })).toBe(0);
});
