import type { ProofView } from "#server/proofs";
import { type ProofAnswer, ProofWatch } from "../../../app/authoring/proofWatch";
import { publishReasons } from "../../../app/authoring/publishReasons";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const proofOf = (hash: string, state: ProofView["state"], isOfNewest = true): ProofView => ({
  ...{ hash, state, isOfNewest, definition: null, faults: [], certificate: null, reasons: [] },
  ...{ steps: [], tests: [], survivors: [], incidentId: null },
});

/** A server whose proofs take three looks. */
function world(first: ProofView | null) {
  const server = { hash: "a", looks: 0, asked: 0, stopped: 0, reachable: true, refuses: null as string | null };
  const answer = (): Promise<ProofAnswer> => {
    if (!server.reachable) return Promise.reject(new TypeError("Failed to fetch"));
    if (server.refuses !== null) return Promise.resolve({ ok: false, message: server.refuses });
    const state = server.stopped > 0 ? "stopped" : server.looks < 3 ? "running" : "done";
    return Promise.resolve({ ok: true, proof: proofOf(server.hash, state) });
  };
  const watch = new ProofWatch(
    {
      ask: () => {
        server.asked++;
        server.looks = 0;
        return answer();
      },
      read: () => {
        server.looks++;
        return answer();
      },
      stop: () => {
        server.stopped++;
        return answer();
      },
    },
    first,
  );
  return { server, watch, leave: watch.start() };
}

test("files without a proof are proved by themselves, and the proof is followed to its end", async () => {
  const { server, watch } = world(null);
  expect(watch.state().isDue).toBe(true);
  await jest.advanceTimersByTimeAsync(1_500);
  expect(watch.state()).toMatchObject({ isDue: false, proof: { state: "running" } });
  await jest.advanceTimersByTimeAsync(5_000);
  expect(watch.state().proof?.state).toBe("done");
  expect(server).toMatchObject({ asked: 1, looks: 3 });
});

test("one proof follows a pause, however many saves came before it", async () => {
  const { server, watch } = world(proofOf("a", "done"));
  for (let save = 0; save < 5; save++) {
    watch.filesSaved();
    await jest.advanceTimersByTimeAsync(800);
  }
  await jest.advanceTimersByTimeAsync(10_000);
  expect(server.asked).toBe(1);
});

test("what was stopped stays stopped until something is saved", async () => {
  const { server, watch } = world(proofOf("a", "running"));
  await watch.stop();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(watch.state().proof?.state).toBe("stopped");
  expect(server.asked).toBe(0);
  server.stopped = 0;
  watch.filesSaved();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(watch.state().proof?.state).toBe("done");
});

test("a server that is away is asked again, and says why meanwhile", async () => {
  const { server, watch } = world(null);
  server.reachable = false;
  await jest.advanceTimersByTimeAsync(1_500);
  expect(watch.state().trouble).toMatch(/No connection/);
  server.reachable = true;
  await jest.advanceTimersByTimeAsync(15_000);
  expect(watch.state()).toMatchObject({ trouble: null, proof: { state: "done" } });
});

test("what the server refuses is said and not repeated", async () => {
  const { server, watch } = world(null);
  server.refuses = "This problem was archived meanwhile.";
  await jest.advanceTimersByTimeAsync(30_000);
  expect(watch.state()).toMatchObject({ trouble: server.refuses, isDue: false });
  expect(server.asked).toBe(1);
});

test("nothing is asked any more by a page that was left", async () => {
  const { server, leave } = world(proofOf("a", "running"));
  leave();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(server.looks).toBe(0);
});

const saved = { status: { kind: "saved", at: 0 }, clashes: null, hash: "a" } as const;
const watched = { isDue: false, trouble: null };
const certified = {
  ...proofOf("a", "done"),
  certificate: { ok: true } as NonNullable<ProofView["certificate"]>,
};

test.each([
  ["certified files can be published", saved, certified, null, []],
  ["what is not saved", { ...saved, status: { kind: "saving" } }, certified, null, [/not saved/]],
  [
    "two texts of a file",
    { ...saved, clashes: { authorName: "Ada", files: [{ file: "tests.ts", mine: "1", theirs: "2" }] } },
    certified,
    null,
    [/tests\.ts wait for a decision/],
  ],
  ["a proof of older files", { ...saved, hash: "b" }, certified, null, [/about to be proved/]],
  ["a proof of files that somebody else replaced", saved, { ...certified, isOfNewest: false }, null, [/about to be/]],
  ["no proof", saved, null, null, [/about to be proved/]],
  ["a proof that waits", saved, proofOf("a", "queued"), null, [/waits for a worker/]],
  ["a proof under way", saved, proofOf("a", "running"), null, [/under way/]],
  ["a proof that was stopped", saved, proofOf("a", "stopped"), null, [/stopped/]],
  ["our own fault", saved, { ...certified, incidentId: "7f3a" }, null, [/fault of ours \(7f3a\)/]],
  [
    "faults and reasons",
    saved,
    {
      ...proofOf("a", "done"),
      faults: [{ file: "problem.ts", field: "parts.0.points", message: "expected number" }],
      reasons: ["One mutant survives."],
    },
    null,
    [/^problem\.ts: parts\.0\.points: expected number$/, /One mutant survives/],
  ],
  ["what is published already", saved, certified, "a", [/published already/]],
] as const)("before publishing: %s", (_what, kept, proof, publishedHash, expected) => {
  const reasons = publishReasons(
    kept as Parameters<typeof publishReasons>[0],
    { ...watched, proof: proof as ProofView | null },
    publishedHash,
  );
  expect(reasons).toHaveLength(expected.length);
  for (const [index, words] of expected.entries()) expect(reasons[index]?.words).toMatch(words);
});
