import { closeLive, type LiveEvent, subscribeToSubmission } from "#server/live";
import { notifyTests } from "#server/gradings";
import { type CourseFixture, makeCourse, makeGradedSubmission } from "../course";
import { database, useFreshDatabase } from "../database";
import { untilHearing } from "./untilHearing";

useFreshDatabase();
afterAll(closeLive);

let at: CourseFixture;
beforeAll(async () => {
  at = await makeCourse();
});

const testEvent = (name: string): LiveEvent => ({
  type: "test",
  name,
  visibility: "public",
  status: "passed",
  points: 1,
  maxPoints: 1,
});

/** Everything that one subscription heard, and a way to wait for it. */
function listen(submissionId: string) {
  const heard: LiveEvent[] = [];
  const stop = subscribeToSubmission(submissionId, (event) => heard.push(event));
  const until = async (isThere: (events: LiveEvent[]) => boolean): Promise<void> => {
    while (!isThere(heard)) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  return { heard, stop, until };
}

test("each subscription hears its own submission, in order, until it stops", async () => {
  await untilHearing();
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const [first, second, third] = [listen(one), listen(one), listen(other)];
  await notifyTests(one, [testEvent("a"), testEvent("b")]);
  await notifyTests(other, [testEvent("c")]);
  await first.until((events) => events.length === 2);
  await second.until((events) => events.length === 2);
  await third.until((events) => events.length === 1);
  expect(first.heard).toEqual([testEvent("a"), testEvent("b")]);
  expect(third.heard).toEqual([testEvent("c")]);

  first.stop();
  first.stop();
  await notifyTests(one, [testEvent("d")]);
  await second.until((events) => events.length === 3);
  expect(first.heard).toHaveLength(2);
  second.stop();
  third.stop();
});

test("all subscriptions of a process share one connection", async () => {
  const many = Array.from({ length: 30 }, () => listen(crypto.randomUUID()));
  await untilHearing();
  const [row] = await database().$queryRaw<{ listening: number }[]>`
    SELECT count(*)::int AS listening FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`;
  expect(row?.listening).toBe(1);
  for (const { stop } of many) stop();
});

const breakConnection = () => database().$executeRaw`
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`;

test("a broken connection is opened again, and who finished meanwhile is announced", async () => {
  await untilHearing();
  const finished = await makeGradedSubmission(at, at.people.student, { score: 3 });
  const waiting = crypto.randomUUID();
  const [one, other] = [listen(finished), listen(waiting)];
  await breakConnection();
  await one.until((events) => events.length > 0);
  expect(one.heard[0]).toEqual({ type: "done" });
  await untilHearing();
  await notifyTests(waiting, [testEvent("after the break")]);
  await other.until((events) => events.length > 0);
  expect(other.heard).toEqual([testEvent("after the break")]);
  one.stop();
  other.stop();
});

test("what is no notification of ours, and who waits for what is no submission, disturb nobody", async () => {
  const id = crypto.randomUUID();
  const [odd, mine] = [listen("no-uuid"), listen(id)];
  await breakConnection();
  await untilHearing();
  for (const payload of [
    "",
    "{",
    "[]",
    '{"submissionId":1}',
    JSON.stringify({ submissionId: id, event: { type: "grade", score: 100 } }),
  ])
    await database().$executeRaw`SELECT pg_notify('allclose_live', ${payload})`;
  await notifyTests(id, [testEvent("mine")]);
  await mine.until((events) => events.length > 0);
  expect(mine.heard).toEqual([testEvent("mine")]);
  expect(odd.heard).toEqual([]);
  odd.stop();
  mine.stop();
});

test("a long name of a test fits into a notification", async () => {
  await untilHearing();
  const id = crypto.randomUUID();
  const mine = listen(id);
  const long = testEvent("€".repeat(200));
  await notifyTests(id, [long]);
  await mine.until((events) => events.length > 0);
  expect(mine.heard).toEqual([long]);
  mine.stop();
});
