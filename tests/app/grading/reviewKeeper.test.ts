import { ReviewKeeper } from "../../../app/staff/grading/reviewKeeper";
import type { SaveOrder, SaveResult } from "../../../app/staff/grading/reviewSaving";
import { emptySheet, type Sheet } from "../../../app/staff/grading/reviewSheet";
import { Stopwatch } from "../../../app/staff/grading/stopwatch";
import type { ReviewView } from "#server/reviews";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const review = (changed: Partial<ReviewView> = {}): ReviewView => ({
  ...{ id: "r", submissionId: "s", authorId: "tara", authorName: "Tara", state: "draft", revision: 1 },
  ...{ rubricItemIds: [], comment: "", override: null, sourceId: null, auditAskedAt: null, auditedAt: null },
  updatedAt: new Date(0),
  ...changed,
});
const comment = (text: string): Sheet => ({ ...emptySheet, comment: text });

/** A server that compares revisions, as ours does; it can be away, or lose its answers on the way back. */
function world(stored: ReviewView | null = null) {
  const server = {
    stored,
    orders: [] as SaveOrder[],
    isAway: false,
    losesAnswers: false,
    refuses: null as string | null,
    takes: Promise.resolve(),
  };
  const save = async (order: SaveOrder): Promise<SaveResult> => {
    await server.takes;
    if (server.isAway) throw new TypeError("Failed to fetch");
    server.orders.push(order);
    if (server.refuses !== null) return { ok: false, message: server.refuses };
    if ((server.stored?.revision ?? null) !== order.revision)
      return { ok: false, review: server.stored, message: "Somebody saved meanwhile." };
    const { gradingSeconds: _, revision, ...said } = order;
    server.stored = review({ ...said, revision: (revision ?? 0) + 1 });
    if (server.losesAnswers) throw new TypeError("Failed to fetch");
    return { ok: true, review: server.stored };
  };
  let nowMs = 0;
  const stopwatch = new Stopwatch(() => nowMs);
  stopwatch.resume();
  const keeper = new ReviewKeeper({ save, stopwatch }, { submissionId: "s", review: stored, most: 3 });
  return { server, keeper, pass: (ms: number) => (nowMs += ms) };
}

const settle = () => jest.advanceTimersByTimeAsync(1_000);
const statusOf = ({ keeper }: ReturnType<typeof world>) => keeper.state().status.kind;

test("a draft is saved a moment after the last change, once", async () => {
  const at = world();
  at.keeper.change(comment("a"));
  await jest.advanceTimersByTimeAsync(300);
  at.keeper.change(comment("ab"));
  expect(statusOf(at)).toBe("changed");
  await settle();
  expect(at.server.orders.map((order) => order.comment)).toEqual(["ab"]);
  expect(at.server.orders[0]).toMatchObject({ revision: null, state: "draft" });
  expect(statusOf(at)).toBe("saved");
});

test("what changes while a save is under way is saved after it, upon the new revision", async () => {
  const at = world();
  at.server.takes = new Promise((resolve) => setTimeout(resolve, 2_000));
  at.keeper.change(comment("a"));
  await settle();
  at.keeper.change(comment("b"));
  await settle();
  await settle();
  await settle();
  expect(at.server.orders.map(({ comment: text, revision }) => [text, revision])).toEqual([
    ["a", null],
    ["b", 1],
  ]);
});

test("finishing right after a change says it all, and the draft's timer stays quiet", async () => {
  const at = world();
  at.keeper.change(comment("a"));
  expect(await at.keeper.finish()).toBe(true);
  await settle();
  expect(at.server.orders.map(({ comment: text, state }) => [text, state])).toEqual([["a", "finished"]]);
});

test("what is finished already changes only on purpose", async () => {
  const at = world(review({ state: "finished", comment: "a" }));
  at.keeper.change(comment("b"));
  await settle();
  expect(at.server.orders).toEqual([]);
  expect(await at.keeper.saveDraft()).toBe(false);
  expect(await at.keeper.finish()).toBe(true);
  expect(at.server.stored).toMatchObject({ comment: "b", state: "finished", revision: 2 });
});

test("nothing to save is nothing to send", async () => {
  const at = world(review({ comment: "a" }));
  expect(await at.keeper.saveDraft()).toBe(true);
  at.keeper.change(comment("b"));
  at.keeper.change(comment("a"));
  await settle();
  expect(at.server.orders).toEqual([]);
});

test("while the server is away the text stays, and is sent when it is back, with all the seconds", async () => {
  const at = world();
  at.server.isAway = true;
  at.pass(5_000);
  at.keeper.change(comment("a"));
  await settle();
  expect(statusOf(at)).toBe("unreachable");
  at.server.isAway = false;
  at.pass(2_000);
  await jest.advanceTimersByTimeAsync(4_000);
  expect(at.server.orders).toMatchObject([{ comment: "a", gradingSeconds: 7 }]);
});

test("each save tells the seconds since the one before", async () => {
  const at = world();
  at.pass(4_000);
  at.keeper.change(comment("a"));
  await settle();
  at.pass(1_500);
  await at.keeper.finish();
  expect(at.server.orders.map(({ gradingSeconds }) => gradingSeconds)).toEqual([4, 1.5]);
});

test("a save whose answer was lost is no conflict with itself", async () => {
  const at = world();
  at.server.losesAnswers = true;
  at.keeper.change(comment("a"));
  await settle();
  at.server.losesAnswers = false;
  await jest.advanceTimersByTimeAsync(4_000);
  expect(at.keeper.state()).toMatchObject({ conflict: null, status: { kind: "saved" }, stored: { revision: 1 } });
});

test("a review that only began elsewhere, with nothing in it, is gone on with", async () => {
  const at = world();
  at.server.stored = review({ revision: 4 });
  at.keeper.change(comment("a"));
  await settle();
  expect(at.keeper.state().conflict).toBeNull();
  expect(at.server.stored).toMatchObject({ comment: "a", revision: 5 });
});

test.each(["theirs", "mine"] as const)(
  "when somebody said something else, nothing is saved until one chooses %s",
  async (choice) => {
    const at = world(review({ comment: "old" }));
    at.server.stored = review({ comment: "theirs", revision: 2, authorName: "Gus" });
    at.keeper.change(comment("mine"));
    await settle();
    expect(at.keeper.state().conflict).toMatchObject({ theirs: { comment: "theirs", authorName: "Gus" } });
    at.keeper.change(comment("mine, more"));
    await settle();
    expect(await at.keeper.finish()).toBe(false);
    expect(at.server.orders).toHaveLength(1);
    at.keeper.settleConflict(choice);
    await settle();
    expect(at.keeper.state()).toMatchObject({ conflict: null, status: { kind: "saved" } });
    expect(at.server.stored.comment).toBe(choice === "mine" ? "mine, more" : "theirs");
    expect(at.keeper.state().sheet.comment).toBe(choice === "mine" ? "mine, more" : "theirs");
  },
);

test("a refusal is shown, and the text stays", async () => {
  const at = world();
  at.server.refuses = "Gus has this answer open, so nothing was saved.";
  at.keeper.change(comment("a"));
  await settle();
  expect(at.keeper.state()).toMatchObject({ status: { kind: "refused", message: at.server.refuses } });
  expect(at.keeper.state().sheet).toEqual(comment("a"));
});

test("half an override keeps one from finishing, not from saving the rest", async () => {
  const at = world();
  at.keeper.change({ ...comment("a"), override: { points: "2", reason: "" } });
  await settle();
  expect(at.server.stored).toMatchObject({ comment: "a", override: null });
  expect(at.keeper.state().sheet.override).toEqual({ points: "2", reason: "" });
  expect(await at.keeper.finish()).toBe(false);
  expect(statusOf(at)).toBe("refused");
  at.keeper.change({ ...comment("a"), override: { points: "2", reason: "Neat." } });
  expect(await at.keeper.finish()).toBe(true);
  expect(at.server.stored).toMatchObject({ override: { points: 2, reason: "Neat." }, state: "finished" });
});

test("restoring stores how it was, as it was", async () => {
  const at = world(review({ state: "finished", comment: "b", rubricItemIds: ["x"] }));
  expect(await at.keeper.restore(comment("a"), "draft")).toBe(true);
  expect(at.server.stored).toMatchObject({ comment: "a", rubricItemIds: [], state: "draft" });
});

test("after the screen went on nothing is sent by itself", async () => {
  const at = world();
  at.keeper.close();
  at.keeper.change(comment("a"));
  await settle();
  expect(at.server.orders).toEqual([]);
});

test("a review that a remark beside the answer began is gone on from, without a conflict", async () => {
  const at = world();
  const begun = review();
  at.server.stored = begun;
  at.keeper.change(comment("mine"));
  await at.keeper.noteBegun(begun);
  await settle();
  expect(at.server.orders).toMatchObject([{ revision: 1, comment: "mine" }]);
  expect(at.keeper.state()).toMatchObject({ conflict: null, status: { kind: "saved" }, stored: { revision: 2 } });
});

test.each([
  ["there is none", null],
  ["somebody finished it", review({ state: "finished" })],
  ["it says something", review({ comment: "theirs" })],
])("nothing is taken over when %s", async (_, found) => {
  const at = world();
  await at.keeper.noteBegun(found);
  expect(at.keeper.state().stored).toBeNull();
});
