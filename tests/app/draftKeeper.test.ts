import fc from "fast-check";
import { DraftKeeper, type SaveAnswer, type SavedDraft } from "../../app/workbench/draftKeeper";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A server, a device and one page; the server can be unreachable or refuse. */
function world(given: { draft?: SavedDraft; stored?: Map<string, string>; storageFails?: boolean } = {}) {
  const stored = given.stored ?? new Map<string, string>();
  const server = {
    saved: given.draft ?? null,
    reachable: true,
    refuses: null as string | null,
    saves: 0,
  };
  const save = (text: string): Promise<SaveAnswer> => {
    server.saves++;
    if (!server.reachable) return Promise.reject(new TypeError("Failed to fetch"));
    if (server.refuses !== null) return Promise.resolve({ ok: false, message: server.refuses });
    server.saved = { text, savedAt: (server.saved?.savedAt ?? 1_000) + 1 };
    return Promise.resolve({ ok: true, savedAt: server.saved.savedAt });
  };
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (given.storageFails === true) throw new Error("QuotaExceededError");
      stored.set(key, value);
    },
    removeItem: (key: string) => void stored.delete(key),
  };
  const open = () => {
    const keeper = new DraftKeeper(
      { save, storage, key: "draft", now: () => Date.now(), isOnline: () => server.reachable },
      { starter: "starter", draft: server.saved },
    );
    const close = keeper.start();
    return { keeper, close };
  };
  return { server, stored, open };
}

const settle = () => jest.advanceTimersByTimeAsync(6_000);

test("what is typed reaches the server after a pause, and the copy on the device is then dropped", async () => {
  const { server, stored, open } = world();
  const { keeper, close } = open();
  keeper.type("a");
  keeper.type("ab");
  expect(stored.size).toBe(1);
  expect(keeper.state().status).toEqual({ kind: "kept-here", because: "soon" });
  await settle();
  expect(server.saved?.text).toBe("ab");
  expect(server.saves).toBe(1);
  expect(stored.size).toBe(0);
  expect(keeper.state().status.kind).toBe("saved");
  close();
});

test("typing without a pause is saved every few seconds all the same", async () => {
  const { server, open } = world();
  const { keeper, close } = open();
  for (let count = 1; count <= 30; count++) {
    keeper.type("x".repeat(count));
    await jest.advanceTimersByTimeAsync(400);
  }
  expect(server.saves).toBeGreaterThanOrEqual(2);
  close();
});

test("without a connection the text stays on the device, and is saved by itself when the server is back", async () => {
  const { server, stored, open } = world();
  const { keeper, close } = open();
  server.reachable = false;
  keeper.type("written on a train");
  await settle();
  expect(keeper.state().status).toEqual({ kind: "kept-here", because: "offline" });
  expect(stored.size).toBe(1);
  server.reachable = true;
  await jest.advanceTimersByTimeAsync(60_000);
  expect(server.saved?.text).toBe("written on a train");
  expect(stored.size).toBe(0);
  close();
});

test("a reload brings back what the server never got", async () => {
  const { server, open } = world({ draft: { text: "old", savedAt: 1_000 } });
  server.reachable = false;
  const before = open();
  before.keeper.type("new");
  await settle();
  before.close();
  server.reachable = true;
  const after = open();
  expect(after.keeper.state().text).toBe("new");
  await settle();
  expect(server.saved?.text).toBe("new");
  after.close();
});

test("when another device saved meanwhile, both texts are kept until one is chosen, and the choice can be undone", async () => {
  const { server, open } = world({ draft: { text: "old", savedAt: 1_000 } });
  server.reachable = false;
  const before = open();
  before.keeper.type("typed here");
  await settle();
  before.close();
  server.reachable = true;
  server.saved = { text: "typed there", savedAt: 5_000 };
  const { keeper, close } = open();
  expect(keeper.state().text).toBe("typed here");
  expect(keeper.state().elsewhere).toEqual({ text: "typed there", where: "device" });
  await settle();
  expect(server.saved.text).toBe("typed there");
  keeper.settleElsewhere("there");
  expect(keeper.state().text).toBe("typed there");
  keeper.undo();
  await settle();
  expect(server.saved.text).toBe("typed here");
  close();
});

test("a newer draft is taken over when nothing here is unsaved, and offered when something is", () => {
  const { open } = world({ draft: { text: "old", savedAt: 1_000 } });
  const { keeper, close } = open();
  keeper.seeServerDraft({ text: "from the phone", savedAt: 2_000 });
  expect(keeper.state().text).toBe("from the phone");
  keeper.type("unsaved");
  keeper.seeServerDraft({ text: "from the phone again", savedAt: 3_000 });
  expect(keeper.state().text).toBe("unsaved");
  expect(keeper.state().elsewhere?.text).toBe("from the phone again");
  close();
});

test("its own save is no news from elsewhere, also when it is reported before it is answered", async () => {
  const { server, open } = world({ draft: { text: "old", savedAt: 1_000 } });
  const { keeper, close } = open();
  keeper.type("first");
  await jest.advanceTimersByTimeAsync(799);
  const answered = keeper.saveNow();
  keeper.type("first and second");
  if (server.saved !== null) keeper.seeServerDraft(server.saved);
  expect(server.saved?.text).toBe("first");
  expect(keeper.state()).toMatchObject({ text: "first and second", elsewhere: null });
  await answered;
  await settle();
  expect(server.saved?.text).toBe("first and second");
  close();
});

test("a text the server refuses stays, with the reason, and is tried again only after a change", async () => {
  const { server, open } = world();
  const { keeper, close } = open();
  server.refuses = "too long";
  keeper.type("long");
  await jest.advanceTimersByTimeAsync(120_000);
  expect(server.saves).toBe(1);
  expect(keeper.state()).toMatchObject({ text: "long", status: { because: { refused: "too long" } } });
  server.refuses = null;
  keeper.type("short");
  await settle();
  expect(server.saved?.text).toBe("short");
  close();
});

test("reset can be undone until something is typed", () => {
  const { open } = world({ draft: { text: "mine", savedAt: 1_000 } });
  const { keeper, close } = open();
  keeper.reset();
  expect(keeper.state().text).toBe("starter");
  keeper.undo();
  expect(keeper.state().text).toBe("mine");
  keeper.reset();
  keeper.type("starter!");
  expect(keeper.state().replaced).toBeNull();
  close();
});

test("a browser that stores nothing is said so, and the server still gets the text", async () => {
  const { server, open } = world({ storageFails: true });
  const { keeper, close } = open();
  keeper.type("a");
  expect(keeper.state().storageFails).toBe(true);
  await settle();
  expect(server.saved?.text).toBe("a");
  close();
});

test("whatever happens in whatever order, the last text typed is on the page, the device or the server", async () => {
  const event = fc.oneof(
    fc.record({ do: fc.constant("type" as const), text: fc.string({ minLength: 1, maxLength: 5 }) }),
    fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 5_000 }) }),
    fc.constantFrom({ do: "go offline" as const }, { do: "come back" as const }, { do: "reload" as const }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      const { server, open } = world();
      let page = open();
      let last = "starter";
      for (const step of events) {
        if (step.do === "type") {
          last = step.text;
          page.keeper.type(step.text);
        } else if (step.do === "wait") await jest.advanceTimersByTimeAsync(step.ms);
        else if (step.do === "reload") {
          page.close();
          page = open();
        } else server.reachable = step.do === "come back";
        expect(page.keeper.state().text).toBe(last);
      }
      server.reachable = true;
      await jest.advanceTimersByTimeAsync(120_000);
      expect(server.saved?.text ?? "starter").toBe(last);
      page.close();
    }),
    { numRuns: 200 },
  );
});
