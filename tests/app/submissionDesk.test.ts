import type { SubmissionView } from "#server/submissions";
import { SubmissionDesk, type DeskState, type EventStream } from "../../app/workbench/submissionDesk";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const verdict = {
  status: "accepted",
  score: 1,
  maxScore: 1,
  tests: [],
  diagnosis: null,
  furtherDiagnoses: [],
  places: [],
  isolation: "sealed",
} satisfies SubmissionView["verdict"];

class FakeStream implements EventStream {
  readonly #listeners = new Map<string, ((event: MessageEvent<unknown>) => void)[]>();
  isOpen = true;

  addEventListener(type: string, listener: (event: MessageEvent<unknown>) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  emit(type: string, data?: unknown): void {
    if (!this.isOpen) return;
    for (const listener of this.#listeners.get(type) ?? [])
      listener(new MessageEvent(type, { data: JSON.stringify(data) }));
  }

  close(): void {
    this.isOpen = false;
  }
}

function world(stored = new Map<string, string>()) {
  const received: { kind: string; text: string; clientKey: string }[] = [];
  const streams: FakeStream[] = [];
  const server = { reachable: true, refuses: null as string | null, isDone: false, loads: 0, graded: 0 };
  const view = (id: string): SubmissionView => ({
    id,
    partId: "part",
    kind: "submit",
    createdAt: new Date(0),
    state: server.isDone ? "done" : "queued",
    text: "",
    answerHtml: null,
    verdict: server.isDone ? verdict : null,
    earlierVerdicts: [],
  });
  let keys = 0;
  const desk = new SubmissionDesk(
    {
      submit: (order) => {
        received.push(order);
        if (!server.reachable) return Promise.reject(new TypeError("Failed to fetch"));
        if (server.refuses !== null) return Promise.resolve({ ok: false as const, message: server.refuses });
        return Promise.resolve({ ok: true as const, submissionId: order.clientKey });
      },
      load: (id) => {
        server.loads++;
        if (!server.reachable) return Promise.reject(new TypeError("Failed to fetch"));
        return Promise.resolve({ ok: true as const, submission: view(id) });
      },
      openStream: () => {
        const stream = new FakeStream();
        streams.push(stream);
        return stream;
      },
      newKey: () => `key${++keys}`,
      storage: {
        getItem: (name) => stored.get(name) ?? null,
        setItem: (name, text) => void stored.set(name, text),
        removeItem: (name) => void stored.delete(name),
      },
      key: "order",
      onGraded: () => server.graded++,
    },
    null,
  );
  const phase = (): DeskState["phase"] => desk.state().phase;
  const lastStream = (): FakeStream => {
    const stream = streams.at(-1);
    if (stream === undefined) throw new Error("no stream was opened");
    return stream;
  };
  return { desk, server, received, streams, lastStream, phase, stored };
}

const soon = () => jest.advanceTimersByTimeAsync(10);
const passed = { name: "a", visibility: "public", status: "passed", points: 1, maxPoints: 1 };

test("tests arrive one by one, then the verdict; the stream is closed and nothing ticks on", async () => {
  const { desk, server, lastStream, phase } = world();
  void desk.send("submit", "code");
  expect(phase()).toBe("sending");
  await soon();
  lastStream().emit("state", { state: "queued" });
  expect(desk.state()).toMatchObject({ phase: "grading", isRunning: false });
  lastStream().emit("test", passed);
  expect(desk.state()).toMatchObject({ phase: "grading", isRunning: true, tests: [passed] });
  server.isDone = true;
  lastStream().emit("done");
  await soon();
  expect(phase()).toBe("graded");
  expect(lastStream().isOpen).toBe(false);
  expect(server.graded).toBe(1);
  expect(jest.getTimerCount()).toBe(0);
});

test("a test told twice, as after a reconnect, is one row", async () => {
  const { desk, lastStream } = world();
  void desk.send("submit", "code");
  await soon();
  lastStream().emit("test", passed);
  lastStream().emit("test", { ...passed, status: "failed", points: 0 });
  expect(desk.state()).toMatchObject({ tests: [{ name: "a", status: "failed" }] });
});

test("messages that make no sense are passed over", async () => {
  const { desk, lastStream, phase } = world();
  void desk.send("submit", "code");
  await soon();
  lastStream().emit("test", { name: 1 });
  lastStream().emit("state", "nonsense");
  expect(phase()).toBe("grading");
  expect(desk.state()).toMatchObject({ tests: [] });
});

test("when the stream fails, the verdict is asked for each second until it is there", async () => {
  const { desk, server, lastStream, phase } = world();
  void desk.send("submit", "code");
  await soon();
  lastStream().emit("error");
  await jest.advanceTimersByTimeAsync(3_100);
  expect(server.loads).toBe(3);
  server.isDone = true;
  await jest.advanceTimersByTimeAsync(1_000);
  expect(phase()).toBe("graded");
  expect(jest.getTimerCount()).toBe(0);
});

test("a stream that died without a word is noticed", async () => {
  const { desk, server, phase } = world();
  void desk.send("submit", "code");
  await soon();
  server.isDone = true;
  await jest.advanceTimersByTimeAsync(16_000);
  expect(phase()).toBe("graded");
});

test("without a connection the same answer is sent again under the same key", async () => {
  const { desk, server, received, phase } = world();
  server.reachable = false;
  void desk.send("submit", "code");
  await jest.advanceTimersByTimeAsync(4_000);
  expect(phase()).toBe("unreachable");
  expect(received.length).toBeGreaterThan(1);
  server.reachable = true;
  desk.hurry();
  await soon();
  expect(phase()).toBe("grading");
  expect(new Set(received.map((order) => order.clientKey))).toEqual(new Set(["key1"]));
});

test("what has not arrived when the page is loaded anew is sent again by the new one, under the same key", async () => {
  const before = world();
  before.server.reachable = false;
  const leave = before.desk.start();
  void before.desk.send("submit", "code");
  await soon();
  leave();

  const after = world(before.stored);
  after.desk.start();
  await soon();
  expect(after.received).toEqual([{ kind: "submit", text: "code", clientKey: "key1" }]);
  expect(after.phase()).toBe("grading");
  expect(after.stored.size).toBe(0);
});

test.each([
  ["has arrived", "code", null],
  ["was refused", "code", "This assignment has closed."],
])("what %s is not sent again by the next page", async (_, source, refusal) => {
  const before = world();
  before.server.refuses = refusal;
  void before.desk.send("submit", source);
  await soon();
  const after = world(before.stored);
  after.desk.start();
  await soon();
  expect(after.received).toEqual([]);
});

test("a browser that stores nothing submits all the same", async () => {
  const { desk, stored, phase } = world();
  for (const name of ["get", "set", "delete"] as const)
    stored[name] = () => {
      throw new DOMException("denied", "SecurityError");
    };
  desk.start();
  void desk.send("submit", "code");
  await soon();
  expect(phase()).toBe("grading");
});

test("what waits for a connection can be called back", async () => {
  const { desk, server, received, stored, phase } = world();
  server.reachable = false;
  void desk.send("submit", "code");
  await soon();
  desk.dismiss();
  expect(stored.size).toBe(0);
  const tries = received.length;
  await jest.advanceTimersByTimeAsync(60_000);
  expect(received.length).toBe(tries);
  expect(phase()).toBe("idle");
});

test("pressing twice is one submission; another text is another one, and only the newest is followed", async () => {
  const { desk, received, streams, lastStream } = world();
  void desk.send("submit", "code");
  void desk.send("submit", "code");
  await soon();
  void desk.send("submit", "code");
  expect(received).toHaveLength(1);
  void desk.send("submit", "other code");
  await soon();
  expect(received).toHaveLength(2);
  expect(streams[0]?.isOpen).toBe(false);
  expect(lastStream().isOpen).toBe(true);
});

test("a refusal is shown in the server's words", async () => {
  const { desk, server } = world();
  server.refuses = "This assignment has closed.";
  void desk.send("submit", "code");
  await soon();
  expect(desk.state()).toEqual({ phase: "refused", kind: "submit", message: "This assignment has closed." });
});
