import fc from "fast-check";
import { withChanges, type FileChanges, type Files } from "../../../app/authoring/mergeFiles";
import { WorkspaceKeeper, type SaveAnswer } from "../../../app/authoring/workspaceKeeper";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const begin: Files = { "problem.ts": "p", "tests.ts": "t", "mistakes/a.ts": "a" };

/** A server that two people save to, and the device of one of them. */
function world(given: { stored?: Map<string, string>; storageFails?: boolean } = {}) {
  const stored = given.stored ?? new Map<string, string>();
  const server = {
    files: begin,
    revision: 1,
    reachable: true,
    refuses: null as string | null,
    losesAnswers: false,
    saves: 0,
    proofs: 0,
  };
  const takes = (changes: FileChanges) => {
    server.files = withChanges(server.files, changes);
    server.revision++;
  };
  const save = (changes: FileChanges, revision: number): Promise<SaveAnswer> => {
    server.saves++;
    if (!server.reachable) return Promise.reject(new TypeError("Failed to fetch"));
    if (server.refuses !== null) return Promise.resolve({ ok: false, message: server.refuses });
    if (revision !== server.revision)
      return Promise.resolve({
        ok: true,
        isStored: false,
        newer: { files: server.files, revision: server.revision, authorName: "Ada" },
      });
    takes(changes);
    if (server.losesAnswers) return Promise.reject(new TypeError("Failed to fetch"));
    return Promise.resolve({ ok: true, isStored: true, revision: server.revision, hash: `hash ${server.revision}` });
  };
  const open = () => {
    const keeper = new WorkspaceKeeper(
      {
        save,
        storage: {
          getItem: (key) => stored.get(key) ?? null,
          setItem: (key, value) => {
            if (given.storageFails === true) throw new Error("QuotaExceededError");
            stored.set(key, value);
          },
          removeItem: (key) => void stored.delete(key),
        },
        key: "workspace",
        now: () => Date.now(),
        isOnline: () => server.reachable,
        onSaved: () => {
          server.proofs++;
        },
      },
      { files: server.files, revision: server.revision, savedAt: 0, hash: null },
    );
    const close = keeper.start();
    return { keeper, close };
  };
  return { server, stored, open, takes };
}

const settle = () => jest.advanceTimersByTimeAsync(10_000);

test("what is typed reaches the server after a pause, as the files that changed, and is then to be proved", async () => {
  const { server, stored, open } = world();
  const { keeper } = open();
  keeper.type("tests.ts", "t1");
  keeper.type("tests.ts", "t12");
  expect(keeper.state().status).toEqual({ kind: "kept-here", because: "soon" });
  expect(stored.size).toBe(1);
  await settle();
  expect(server).toMatchObject({ files: { ...begin, "tests.ts": "t12" }, saves: 1, proofs: 1 });
  expect(keeper.state()).toMatchObject({ status: { kind: "saved" }, revision: 2, hash: "hash 2" });
  expect(stored.size).toBe(0);
});

test("saving now waits for no pause", async () => {
  const { server, open } = world();
  const { keeper } = open();
  keeper.type("tests.ts", "now");
  await keeper.saveNow();
  expect(server.files["tests.ts"]).toBe("now");
});

test("a file that was taken away can be brought back at a click", async () => {
  const { server, open } = world();
  const { keeper } = open();
  keeper.change({ "mistakes/a.ts": null }, "mistakes/a.ts is deleted.");
  await settle();
  expect(Object.keys(server.files)).toEqual(["problem.ts", "tests.ts"]);
  expect(keeper.state().undoable?.what).toBe("mistakes/a.ts is deleted.");
  keeper.undo();
  await settle();
  expect(server.files).toEqual(begin);
  expect(keeper.state().undoable).toBeNull();
});

test("while the server is away the work is kept on the device and saved when it is back", async () => {
  const { server, stored, open } = world();
  const { keeper, close } = open();
  server.reachable = false;
  keeper.type("tests.ts", "offline");
  await settle();
  expect(keeper.state().status).toEqual({ kind: "kept-here", because: "offline" });
  expect(stored.size).toBe(1);
  close();
  server.reachable = true;
  const again = open();
  expect(again.keeper.state().files["tests.ts"]).toBe("offline");
  await settle();
  expect(server.files["tests.ts"]).toBe("offline");
});

test("files that another person changed are joined with mine, and both are told", async () => {
  const { server, open, takes } = world();
  const { keeper } = open();
  takes({ "problem.ts": "theirs", "mistakes/b.ts": "new" });
  keeper.type("tests.ts", "mine");
  await settle();
  expect(server.files).toEqual({ ...begin, "problem.ts": "theirs", "mistakes/b.ts": "new", "tests.ts": "mine" });
  expect(keeper.state()).toMatchObject({
    files: server.files,
    merged: { authorName: "Ada", files: ["mistakes/b.ts", "problem.ts"] },
    clashes: null,
    status: { kind: "saved" },
  });
});

test.each([
  ["mine", "mine", "theirs"],
  ["theirs", "theirs", "mine"],
] as const)("of a file that both changed nothing is saved until one is chosen: %s", async (choice, kept, other) => {
  const { server, open, takes } = world();
  const { keeper } = open();
  takes({ "tests.ts": "theirs" });
  keeper.type("tests.ts", "mine");
  await settle();
  expect(server.files["tests.ts"]).toBe("theirs");
  expect(keeper.state().clashes).toEqual({
    authorName: "Ada",
    files: [{ file: "tests.ts", mine: "mine", theirs: "theirs" }],
  });
  keeper.settle("tests.ts", choice);
  await settle();
  expect(server.files["tests.ts"]).toBe(kept);
  expect(keeper.state()).toMatchObject({ clashes: null, status: { kind: "saved" } });
  keeper.undo();
  await settle();
  expect(server.files["tests.ts"]).toBe(other);
});

test("a save whose answer was lost is no other person's", async () => {
  const { server, open } = world();
  const { keeper } = open();
  server.losesAnswers = true;
  keeper.type("tests.ts", "mine");
  await jest.advanceTimersByTimeAsync(1_000);
  server.losesAnswers = false;
  await settle();
  expect(keeper.state()).toMatchObject({ clashes: null, merged: null, status: { kind: "saved" }, revision: 2 });
});

test("what another person saved while nothing was typed here is taken over", () => {
  const { server, open, takes } = world();
  const { keeper } = open();
  takes({ "tests.ts": "theirs" });
  keeper.adopt({ files: server.files, revision: server.revision, authorName: "Ada" });
  expect(keeper.state()).toMatchObject({ files: server.files, merged: { authorName: "Ada", files: ["tests.ts"] } });
});

test("what the server refuses stays here with its reason, and the next change tries again", async () => {
  const { server, open } = world();
  const { keeper } = open();
  server.refuses = "tests.ts is larger than 256 KiB";
  keeper.type("tests.ts", "long");
  await settle();
  expect(keeper.state().status).toEqual({ kind: "kept-here", because: { refused: server.refuses } });
  expect(server.saves).toBe(1);
  server.refuses = null;
  keeper.type("tests.ts", "short");
  await settle();
  expect(server.files["tests.ts"]).toBe("short");
});

test("a browser that stores nothing is told, and the server has the work all the same", async () => {
  const { server, open } = world({ storageFails: true });
  const { keeper } = open();
  keeper.type("tests.ts", "mine");
  expect(keeper.state().storageFails).toBe(true);
  await settle();
  expect(server.files["tests.ts"]).toBe("mine");
});

test("a copy on the device that is damaged is no reason to fail", () => {
  const { open } = world({ stored: new Map([["workspace", '{"changes": 1}']]) });
  expect(open().keeper.state().files).toEqual(begin);
});

test("a text that is taken back before its answer is found to be lost is taken back on the server too", async () => {
  const { server, open } = world();
  const { keeper } = open();
  keeper.type("tests.ts", "meant");
  await settle();
  server.losesAnswers = true;
  keeper.type("tests.ts", "a slip");
  await jest.advanceTimersByTimeAsync(800);
  server.losesAnswers = false;
  keeper.type("tests.ts", "meant");
  await settle();
  expect(server.files["tests.ts"]).toBe("meant");
  expect(keeper.state().status.kind).toBe("saved");
});

test("whatever two people type in different files, and however often answers are lost, both end with everything", async () => {
  const step = fc.record({
    mine: fc.option(fc.constantFrom("1", "2", "3")),
    theirs: fc.option(fc.constantFrom("4", "5", "6")),
    loses: fc.boolean(),
    waits: fc.integer({ min: 0, max: 3_000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const { server, open, takes } = world();
      const { keeper, close } = open();
      const last = { mine: "t", theirs: "p" };
      for (const { mine, theirs, loses, waits } of steps) {
        server.losesAnswers = loses;
        if (theirs !== null) takes({ "problem.ts": (last.theirs = theirs) });
        if (mine !== null) keeper.type("tests.ts", (last.mine = mine));
        await jest.advanceTimersByTimeAsync(waits);
      }
      server.losesAnswers = false;
      await jest.advanceTimersByTimeAsync(120_000);
      close();
      expect(server.files).toMatchObject({ "tests.ts": last.mine, "problem.ts": last.theirs });
      expect(keeper.state().files["tests.ts"]).toBe(last.mine);
      expect(keeper.state().clashes).toBeNull();
    }),
    { numRuns: 60 },
  );
});
