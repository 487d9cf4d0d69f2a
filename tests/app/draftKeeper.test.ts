import fc from "fast-check";
import { DraftKeeper, type SaveAnswer, type SavedDraft } from "../../app/workbench/draftKeeper";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A server, a device and one page; the server can be unreachable, refuse, or take long. */
function world(given: { draft?: SavedDraft; stored?: Map<string, string>; storageFails?: boolean } = {}) {
  const stored = given.stored ?? new Map<string, string>();
  const inTab = new Map<string, string>();
  const server = {
    saved: given.draft ?? null,
    reachable: true,
    refuses: null as string | null,
    /** The answer is lost on its way, not the text. */
    losesAnswers: false,
    saves: 0,
  };
  const save = (text: string, basedOn: number | null): Promise<SaveAnswer> => {
    server.saves++;
    if (!server.reachable) return Promise.reject(new TypeError("Failed to fetch"));
    if (server.refuses !== null) return Promise.resolve({ ok: false, message: server.refuses });
    const { saved } = server;
    const isNews = saved !== null && saved.savedAt !== basedOn;
    if (isNews && saved.text !== text) return Promise.resolve({ ok: false, newer: saved });
    server.saved = isNews ? saved : { text, savedAt: (saved?.savedAt ?? 1_000) + 1 };
    if (server.losesAnswers) return Promise.reject(new TypeError("Failed to fetch"));
    return Promise.resolve({ ok: true, savedAt: server.saved.savedAt });
  };
  const storeIn = (map: Map<string, string>) => ({
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (given.storageFails === true) throw new Error("QuotaExceededError");
      map.set(key, value);
    },
    removeItem: (key: string) => void map.delete(key),
  });
  const open = (draft = server.saved) => {
    const doors = {
      save,
      storage: storeIn(stored),
      tabStorage: storeIn(inTab),
      key: "draft",
      now: () => Date.now(),
      isOnline: () => server.reachable,
    };
    const keeper = new DraftKeeper(doors, { starter: "starter", draft });
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

test("a save that is answered while the next page is loading is on that page, although its draft was read before", async () => {
  const { server, open } = world({ draft: { text: "old", savedAt: 1_000 } });
  const before = open();
  before.keeper.type("new");
  const readForTheNextPage = server.saved;
  await settle();
  before.close();
  const { keeper, close } = open(readForTheNextPage);
  expect(keeper.state()).toMatchObject({ text: "new", elsewhere: null, status: { kind: "saved" } });
  keeper.type("newer");
  await settle();
  expect(server.saved?.text).toBe("newer");
  close();
});

test("a text that another device saved is not overwritten by what is typed here: both are kept", async () => {
  const { server, stored, open } = world({ draft: { text: "old", savedAt: 1_000 } });
  const { keeper, close } = open();
  server.saved = { text: "typed there", savedAt: 5_000 };
  keeper.type("typed here");
  await settle();
  expect(server.saved.text).toBe("typed there");
  expect(keeper.state()).toMatchObject({
    text: "typed here",
    elsewhere: { text: "typed there", where: "device" },
    status: { kind: "kept-here" },
  });
  expect(stored.size).toBe(1);
  keeper.settleElsewhere("here");
  await settle();
  expect(server.saved.text).toBe("typed here");
  expect(keeper.state().status.kind).toBe("saved");
  close();
});

test("a save whose answer was lost is no news from elsewhere, and what was typed since is saved on top of it", async () => {
  const { server, open } = world({ draft: { text: "old", savedAt: 1_000 } });
  const { keeper, close } = open();
  server.losesAnswers = true;
  keeper.type("first");
  await jest.advanceTimersByTimeAsync(1_000);
  expect(server.saved?.text).toBe("first");
  server.losesAnswers = false;
  keeper.type("first and second");
  await settle();
  expect(server.saved?.text).toBe("first and second");
  expect(keeper.state()).toMatchObject({ text: "first and second", elsewhere: null, status: { kind: "saved" } });
  close();
});

test("typed back to what another device has saved: nothing is asked", async () => {
  const { server, stored, open } = world({ draft: { text: "old", savedAt: 1_000 } });
  const { keeper, close } = open();
  server.saved = { text: "same", savedAt: 5_000 };
  keeper.type("same");
  await settle();
  expect(keeper.state()).toMatchObject({ text: "same", elsewhere: null, status: { kind: "saved" } });
  expect(stored.size).toBe(0);
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
    fc.constantFrom(
      { do: "go offline" as const },
      { do: "come back" as const },
      { do: "reload" as const },
      { do: "lose answers" as const },
      { do: "start loading" as const },
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      const { server, open } = world();
      let page = open();
      let last = "starter";
      let readForTheNextPage: SavedDraft | null | undefined;
      try {
        for (const step of events) {
          if (step.do === "type") {
            last = step.text;
            page.keeper.type(step.text);
          } else if (step.do === "wait") await jest.advanceTimersByTimeAsync(step.ms);
          else if (step.do === "reload") {
            page.close();
            page = open(readForTheNextPage);
            readForTheNextPage = undefined;
          } else if (step.do === "start loading") readForTheNextPage = server.saved;
          else {
            server.reachable = step.do !== "go offline";
            server.losesAnswers = step.do === "lose answers";
          }
          expect(page.keeper.state().text).toBe(last);
        }
        server.reachable = true;
        server.losesAnswers = false;
        await jest.advanceTimersByTimeAsync(120_000);
        if (page.keeper.state().elsewhere !== null) page.keeper.settleElsewhere("here");
        await settle();
        expect(server.saved?.text ?? "starter").toBe(last);
      } finally {
        page.close();
      }
    }),
    { numRuns: 200 },
  );
});
