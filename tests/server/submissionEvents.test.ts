import type { Verdict } from "#grader/verdict";
import type { Actor } from "#server/actor";
import { closeLive, liveChannel } from "#server/live";
import type { LiveEvent } from "#server/live";
import { closeOpenStreams, openStreamCount } from "#server/openStreams";
import { openSubmissionEvents } from "#server/submissionEvents";
import { makeCourse, newClientKey } from "../course";
import type { CourseFixture } from "../course";
import { database, useFreshDatabase } from "../database";
import { untilHearing } from "./untilHearing";

useFreshDatabase();

let course: CourseFixture;
beforeAll(async () => {
  course = await makeCourse();
});
afterAll(closeLive);
afterEach(() => expect(openStreamCount()).toBe(0));

/** A submission of the student that waits for its grading. */
async function submit(): Promise<string> {
  const { partId, versionId, people } = course;
  const { id } = await database().submission.create({
    data: {
      ...{ partId, versionId, userId: people.student.userId, kind: "submit", clientKey: newClientKey() },
      answer: { kind: "code", source: "export const double = 2;" },
      gradings: { create: { reason: "live", versionId, seed: "seed", isCurrent: true } },
    },
  });
  return id;
}

/** What a worker writes when it has finished. */
async function finish(submissionId: string): Promise<void> {
  const verdict = {
    ...{ status: "accepted", score: 3, maxScore: 3, tests: [], diagnosis: null, furtherDiagnoses: [], places: [] },
    ...{ problem: "doubling", part: "double", version: "1", engine: "0", seed: "seed", isolation: "sealed" },
    timings: { totalMs: 1, compileMs: 0, studentMs: 0 },
  } satisfies Verdict;
  const now = new Date();
  await database().grading.updateMany({
    where: { submissionId },
    data: {
      ...{ state: "done", attempt: 1, worker: "w", startedAt: now, finishedAt: now, engine: "0" },
      ...{ status: "accepted", score: 3, maxScore: 3, verdict },
    },
  });
}

async function announce(submissionId: string, event: LiveEvent): Promise<void> {
  const notification = JSON.stringify({ submissionId, event });
  await database().$executeRaw`SELECT pg_notify(${liveChannel}, ${notification})`;
}

const passed = (name: string): LiveEvent => ({
  ...{ type: "test", name, visibility: "public", status: "passed", points: 1, maxPoints: 1 },
});

/** A browser's end of a stream. */
class Reader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #gone = new AbortController();
  #text = "";

  private constructor(reader: ReadableStreamDefaultReader<Uint8Array>, gone: AbortController) {
    this.#reader = reader;
    this.#gone = gone;
  }

  static async open(actor: Actor, submissionId: string): Promise<Reader> {
    const gone = new AbortController();
    const body = await openSubmissionEvents(actor, submissionId, gone.signal);
    return new Reader(body.getReader(), gone);
  }

  /** The next event, or undefined at the end of the stream. Comments and settings are skipped, as browsers do. */
  async next(): Promise<{ event: string; data: unknown } | undefined> {
    for (;;) {
      const end = this.#text.indexOf("\n\n");
      if (end === -1) {
        const { done, value } = await this.#reader.read();
        if (done) return undefined;
        this.#text += new TextDecoder().decode(value);
        continue;
      }
      const message = this.#text.slice(0, end);
      this.#text = this.#text.slice(end + 2);
      const [, event, data] = /^event: (\S+)\ndata: (.*)$/.exec(message) ?? [];
      if (event !== undefined && data !== undefined) return { event, data: JSON.parse(data) as unknown };
    }
  }

  leave(): void {
    this.#gone.abort();
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }
}

test("a browser hears what is true now, each test as it finishes, and the verdict; then the stream ends", async () => {
  const id = await submit();
  const reader = await Reader.open(course.people.student, id);
  expect(await reader.next()).toMatchObject({ event: "state", data: { id, state: "queued", verdict: null } });
  await untilHearing();
  await announce(id, passed("first"));
  await announce(id, passed("second"));
  expect(await reader.next()).toEqual({ event: "test", data: passed("first") });
  expect(await reader.next()).toEqual({ event: "test", data: passed("second") });
  await finish(id);
  await announce(id, { type: "done" });
  expect(await reader.next()).toMatchObject({
    event: "done",
    data: { state: "done", verdict: { status: "accepted", score: 3 } },
  });
  expect(await reader.next()).toBeUndefined();
});

test("a submission that is finished already is told at once", async () => {
  const id = await submit();
  await finish(id);
  const reader = await Reader.open(course.people.student, id);
  expect(await reader.next()).toMatchObject({ event: "state", data: { state: "done" } });
  expect(await reader.next()).toMatchObject({ event: "done", data: { verdict: { status: "accepted" } } });
  expect(await reader.next()).toBeUndefined();
});

test("events of other submissions do not arrive", async () => {
  const [mine, other] = [await submit(), await submit()];
  const reader = await Reader.open(course.people.student, mine);
  await reader.next();
  await untilHearing();
  await announce(other, passed("other"));
  await announce(mine, passed("mine"));
  expect(await reader.next()).toMatchObject({ data: { name: "mine" } });
  reader.leave();
});

test("an announcement without a verdict does not end the stream", async () => {
  const id = await submit();
  const reader = await Reader.open(course.people.student, id);
  await reader.next();
  await untilHearing();
  await announce(id, { type: "done" });
  await announce(id, passed("later"));
  expect(await reader.next()).toMatchObject({ event: "test", data: { name: "later" } });
  reader.leave();
});

test.each(["otherStudent", "dropped", "stranger"] as const)(
  "%s gets no stream of somebody's submission",
  async (who) => {
    const id = await submit();
    await expect(Reader.open(course.people[who], id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  },
);

test("staff of the course may watch", async () => {
  const reader = await Reader.open(course.people.ta, await submit());
  expect(await reader.next()).toMatchObject({ event: "state" });
  reader.leave();
});

test.each(["no id", "00000000-0000-7000-8000-000000000000"])("%p is no submission", async (id) => {
  await expect(Reader.open(course.people.student, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a browser that goes away leaves nothing behind, however it goes", async () => {
  const id = await submit();
  const [closed, cancelled] = [
    await Reader.open(course.people.student, id),
    await Reader.open(course.people.student, id),
  ];
  expect(openStreamCount()).toBe(2);
  closed.leave();
  expect(openStreamCount()).toBe(1);
  await cancelled.cancel();
  expect(openStreamCount()).toBe(0);
});

test("a browser that is gone before the stream begins leaves nothing behind", async () => {
  const gone = new AbortController();
  gone.abort();
  const body = await openSubmissionEvents(course.people.student, await submit(), gone.signal);
  expect(await body.getReader().read()).toMatchObject({ done: true });
});

test("one person cannot hold streams without end, and others are not affected", async () => {
  const id = await submit();
  const readers: Reader[] = [];
  for (let n = 0; n < 12; n++) readers.push(await Reader.open(course.people.student, id));
  await expect(Reader.open(course.people.student, id)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  readers.push(await Reader.open(course.people.ta, id));
  readers[0]?.leave();
  readers.push(await Reader.open(course.people.student, id));
  for (const reader of readers) reader.leave();
});

describe("while nothing is heard", () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask", "performance"] }));
  afterEach(() => jest.useRealTimers());

  test("the database is looked at from time to time, so a lost notification delays a verdict and no more", async () => {
    const id = await submit();
    const reader = await Reader.open(course.people.student, id);
    await reader.next();
    await finish(id);
    jest.advanceTimersByTime(15_000);
    expect(await reader.next()).toMatchObject({ event: "done", data: { verdict: { status: "accepted" } } });
    expect(await reader.next()).toBeUndefined();
  });

  test("a person who was dropped meanwhile hears no more", async () => {
    const id = await submit();
    const reader = await Reader.open(course.people.student, id);
    await reader.next();
    const enrollment = { courseId: course.courseId, userId: course.people.student.userId };
    await database().enrollment.updateMany({ where: enrollment, data: { droppedAt: new Date() } });
    jest.advanceTimersByTime(15_000);
    expect(await reader.next()).toBeUndefined();
    await database().enrollment.updateMany({ where: enrollment, data: { droppedAt: null } });
  });

  test("a stream ends after ten minutes, so that the browser is asked again who it is", async () => {
    const reader = await Reader.open(course.people.student, await submit());
    await reader.next();
    jest.advanceTimersByTime(10 * 60_000);
    expect(await reader.next()).toBeUndefined();
  });
});

// Last: there is no way back from shutting down.
test("when the server stops, open streams end and new ones are refused", async () => {
  const id = await submit();
  const reader = await Reader.open(course.people.student, id);
  await reader.next();
  closeOpenStreams();
  expect(await reader.next()).toBeUndefined();
  await expect(Reader.open(course.people.student, id)).rejects.toMatchObject({ code: "UNAVAILABLE" });
});
