import type { GradingActions } from "../../../app/staff/grading/gradingActions";
import { GradingSession } from "../../../app/staff/grading/gradingSession";
import { holdWords } from "../../../app/staff/grading/hold";
import type { SaveOrder } from "../../../app/staff/grading/reviewSaving";
import type { Sheet } from "../../../app/staff/grading/reviewSheet";
import type { ClaimView } from "#server/claims";
import type { OpenedAnswer } from "#server/gradingDesk";
import type { ReviewView } from "#server/reviews";

const ids = ["one", "two", "three"];

const mine: ClaimView = { holder: { id: "tara", name: "Tara" }, isMine: true, hasLapsed: false };
const ofGus: ClaimView = { holder: { id: "gus", name: "Gus" }, isMine: false, hasLapsed: false };
const ofNobody: ClaimView = { holder: null, isMine: false, hasLapsed: false };

/** A server with three answers, and a grader's screen on it. */
function world({ heldByGus = [] as string[] } = {}) {
  const reviews = new Map<string, ReviewView>();
  const released: string[] = [];
  const server = { isAway: false, isSlow: null as Promise<void> | null, claims: new Map<string, ClaimView>() };
  for (const id of heldByGus) server.claims.set(id, ofGus);
  const claimOf = (id: string): ClaimView => server.claims.get(id) ?? mine;
  const reach = async () => {
    await server.isSlow;
    if (server.isAway) throw new TypeError("Failed to fetch");
  };
  const progress = () => ({
    ...{ answers: 3, drafts: 0, medianSeconds: null, graders: [] },
    graded: [...reviews.values()].filter(({ state }) => state === "finished").length,
  });
  const open = (submissionId: string, isBlind: boolean): OpenedAnswer => ({
    answer: {
      ...{ submissionId, partId: "part", submittedAt: new Date(0), daysLate: 0, history: [], verdict: null },
      student: isBlind ? null : { name: `Student ${submissionId}`, email: "s@example.edu", section: null },
      ...{ answer: { kind: "question", html: "" }, review: reviews.get(submissionId) ?? null },
      ...{ retired: { groups: [], items: [] }, copiedFrom: null, lineComments: [], regionComments: [] },
      quoted: { answer: null, tests: null, partPoints: 3 },
    },
    claim: claimOf(submissionId),
    progress: progress(),
  });
  const store = ({ gradingSeconds: _, revision, ...said }: SaveOrder): ReviewView => {
    const review: ReviewView = {
      ...{ id: said.submissionId, authorId: "tara", authorName: "Tara", sourceId: null, updatedAt: new Date(0) },
      ...{ auditAskedAt: null, auditedAt: null, ...said, revision: (revision ?? 0) + 1 },
    };
    reviews.set(said.submissionId, review);
    return review;
  };
  const actions: GradingActions = {
    openAnswer: async ({ submissionId, isBlind }) => {
      await reach();
      if (!ids.includes(submissionId)) return { ok: false, message: "There is no such answer." };
      return { ok: true, opened: open(submissionId, isBlind) };
    },
    readAnswer: async ({ submissionId, isBlind }) => {
      await reach();
      return { ok: true, answer: open(submissionId, isBlind).answer };
    },
    openNextAnswer: async ({ after, isBlind }) => {
      await reach();
      const at = after === undefined ? 0 : ids.indexOf(after) + 1;
      const next = [...ids.slice(at), ...ids.slice(0, at)].find(
        (id) => id !== after && claimOf(id).isMine && reviews.get(id)?.state !== "finished",
      );
      return { ok: true, opened: next === undefined ? null : open(next, isBlind), progress: progress() };
    },
    saveReview: async (order) => {
      await reach();
      if (!claimOf(order.submissionId).isMine)
        return { ok: false, message: "Gus has this answer open, so nothing was saved." };
      return { ok: true, review: store(order) };
    },
    reopen: async ({ submissionId }) => {
      await reach();
      const review = reviews.get(submissionId);
      if (review === undefined) return { ok: false, message: "There is no review." };
      const draft = { ...review, state: "draft" as const, revision: review.revision + 1 };
      reviews.set(submissionId, draft);
      return { ok: true, review: draft };
    },
    renew: async (submissionId) => {
      await reach();
      return { ok: true, claim: claimOf(submissionId) };
    },
    release: (submissionId) => {
      released.push(submissionId);
      return Promise.resolve({ ok: true });
    },
  };
  const addresses: (string | undefined)[] = [];
  const session = new GradingSession(
    actions,
    { partId: "part", points: 3, filter: {}, ring: ids, progress: progress(), isBlind: false },
    { now: () => 0, isVisible: () => true, onAddress: ({ submissionId }) => void addresses.push(submissionId) },
  );
  const at = () => session.state().work?.answer.submissionId;
  const sheet = () => session.state().work?.keeper.state().sheet;
  const hold = () => {
    const { work } = session.state();
    return work === null ? null : holdWords(work, work.keeper.hasUnsaved);
  };
  return { session, server, reviews, released, addresses, at, sheet, hold, store };
}

const add =
  (id: string) =>
  (now: Sheet): Sheet => ({ ...now, rubricItemIds: [...now.rubricItemIds, id] });

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve: () => resolve() };
}

test("one answer after the other is finished, until none is left", async () => {
  const { session, reviews, released, addresses, at } = world();
  await session.start(null);
  for (const id of ids) {
    expect(at()).toBe(id);
    session.change(add(`item of ${id}`), "choice");
    await session.finish();
  }
  expect(session.state()).toMatchObject({ phase: "done", work: null, progress: { graded: 3 } });
  expect(ids.map((id) => reviews.get(id)?.rubricItemIds)).toEqual(ids.map((id) => [`item of ${id}`]));
  expect(addresses).toEqual([...ids, undefined]);
  // The server lets go of what is finished by itself.
  expect(released).toEqual([]);
});

test("undo right after saving goes back to the answer before, a draft as it was, and then step by step", async () => {
  const { session, reviews, at, sheet } = world();
  await session.start(null);
  session.change(add("a"), "choice");
  session.change(add("b"), "choice");
  await session.finish();
  expect(at()).toBe("two");
  await session.undo();
  expect(at()).toBe("one");
  expect(reviews.get("one")).toMatchObject({ state: "draft", rubricItemIds: ["a", "b"] });
  await session.undo();
  expect(sheet()?.rubricItemIds).toEqual(["a"]);
  await session.undo();
  expect(sheet()?.rubricItemIds).toEqual([]);
  await session.undo();
  expect(session.state().said).toBe("There is nothing to take back.");
});

test("undo after changing what was finished brings back what was finished", async () => {
  const { session, reviews } = world();
  await session.start("one");
  session.change(add("a"), "choice");
  await session.finish();
  await session.previous();
  session.change(add("b"), "choice");
  await session.finish();
  expect(reviews.get("one")).toMatchObject({ state: "finished", rubricItemIds: ["a", "b"] });
  await session.undo();
  expect(reviews.get("one")).toMatchObject({ state: "finished", rubricItemIds: ["a"] });
  await session.undo();
  expect(reviews.get("one")).toMatchObject({ state: "draft", rubricItemIds: ["a"] });
});

test("going on keeps what was begun, and lets go of it", async () => {
  const { session, reviews, released, at } = world();
  await session.start(null);
  session.change(add("a"), "choice");
  await session.next();
  expect(at()).toBe("two");
  expect(reviews.get("one")).toMatchObject({ state: "draft", rubricItemIds: ["a"] });
  expect(released).toEqual(["one"]);
  await session.previous();
  expect(at()).toBe("one");
});

test("before the first answer there is the one before it in the ring, or none", async () => {
  const { session, at } = world();
  await session.start("two");
  await session.previous();
  expect(at()).toBe("one");
  await session.previous();
  expect(session.state().said).toBe("There is no answer before this one.");
});

test("what is pressed while the next answer is on its way is meant for none", async () => {
  const { session, server, sheet, reviews } = world();
  await session.start(null);
  const { promise, resolve: arrive } = withResolvers();
  server.isSlow = promise;
  const moving = session.finish();
  session.change(add("a"), "choice");
  void session.finish();
  arrive();
  await moving;
  expect(sheet()?.rubricItemIds).toEqual([]);
  expect(reviews.size).toBe(1);
});

test("an answer that somebody else has open is read, not graded", async () => {
  const { session, reviews, sheet, at } = world({ heldByGus: ["one"] });
  await session.start("one");
  session.change(add("a"), "choice");
  await session.finish();
  expect(sheet()?.rubricItemIds).toEqual([]);
  expect(reviews.size).toBe(0);
  expect(session.state().said).toBe("Nothing was changed. Gus has this open. You can read along.");
  await session.next();
  expect(at()).toBe("two");
});

test("who lost the hold on an answer is told at the next renewal, and nothing more is stored", async () => {
  const { session, server, sheet, hold, reviews } = world();
  await session.start(null);
  session.change(add("a"), "choice");
  expect(hold()).toBeNull();
  server.claims.set("one", ofGus);
  await session.renew();
  const words = "Your hold on this answer lapsed; Gus has it now. What you wrote is not saved.";
  expect(hold()).toMatch(words);
  session.change(add("b"), "choice");
  await session.finish();
  await session.undo();
  expect(sheet()?.rubricItemIds).toEqual(["a"]);
  expect(session.state().said).toMatch(words);
  expect(session.hasUnsaved()).toBe(true);
  expect(reviews.size).toBe(0);
});

test("a save that was turned down asks at once who has the answer", async () => {
  const { session, server, hold } = world();
  await session.start(null);
  session.change(add("a"), "choice");
  server.claims.set("one", ofGus);
  await session.finish();
  await new Promise(setImmediate);
  expect(hold()).toMatch(/Gus has it now/);
});

test("what was written without a hold comes back with the answer, and is stored once it is free", async () => {
  const { session, server, sheet, hold, reviews, at } = world();
  await session.start(null);
  session.change(add("a"), "choice");
  server.claims.set("one", ofGus);
  await session.renew();
  await session.next();
  expect(at()).toBe("two");
  expect(session.hasUnsaved()).toBe(true);
  await session.previous();
  expect(sheet()?.rubricItemIds).toEqual(["a"]);
  expect(hold()).toMatch(/Gus has it now. What you wrote is not saved/);
  server.claims.set("one", ofNobody);
  await session.renew();
  expect(hold()).toMatch(/ended, and nobody has it now/);
  server.claims.delete("one");
  await session.takeOver();
  expect(hold()).toBeNull();
  expect(sheet()?.rubricItemIds).toEqual(["a"]);
  await session.finish();
  expect(reviews.get("one")).toMatchObject({ state: "finished", rubricItemIds: ["a"] });
  expect(session.hasUnsaved()).toBe(false);
});

test("what the other one stored meanwhile stands beside what was written, to choose from", async () => {
  const { session, server, sheet, reviews, store } = world();
  await session.start(null);
  session.change(add("a"), "choice");
  server.claims.set("one", ofGus);
  await session.renew();
  const theirs = { rubricItemIds: ["c"], comment: "theirs", override: null, state: "finished" as const };
  store({ submissionId: "one", revision: null, gradingSeconds: 1, ...theirs });
  server.claims.delete("one");
  await session.takeOver();
  const conflict = session.state().work?.keeper.state().conflict;
  expect(conflict).toMatchObject({ theirs: { comment: "theirs" }, message: "Tara saved this review meanwhile." });
  session.settleConflict("mine");
  expect(sheet()?.rubricItemIds).toEqual(["a"]);
  await session.finish();
  expect(reviews.get("one")).toMatchObject({ revision: 2, state: "finished", rubricItemIds: ["a"] });
});

test("a renewal that does not get through is told, and is over when one does", async () => {
  const { session, server, hold, sheet } = world();
  await session.start(null);
  server.isAway = true;
  await session.renew();
  expect(hold()).toMatch(/^The server cannot be reached. Your hold on this answer lapses if that goes on/);
  session.change(add("a"), "choice");
  expect(sheet()?.rubricItemIds).toEqual(["a"]);
  server.isAway = false;
  await session.renew();
  expect(hold()).toBeNull();
});

test("what a finished review lost or won is not left behind unsaved", async () => {
  const { session, at } = world();
  await session.start("one");
  await session.finish();
  await session.previous();
  session.change(add("a"), "choice");
  await session.next();
  expect(at()).toBe("one");
  expect(session.state().said).toMatch(/changes that are not saved/);
  await session.undo();
  await session.next();
  expect(at()).toBe("two");
});

test("a finished review becomes a draft, and finished again by undo", async () => {
  const { session, reviews } = world();
  await session.start("one");
  session.change(add("a"), "choice");
  await session.finish();
  await session.previous();
  await session.reopen();
  expect(reviews.get("one")?.state).toBe("draft");
  await session.undo();
  expect(reviews.get("one")).toMatchObject({ state: "finished", rubricItemIds: ["a"] });
});

test("names go away at once and come back from the server", async () => {
  const { session } = world();
  await session.start("one");
  await session.toggleBlind();
  expect(session.state()).toMatchObject({ isBlind: true, work: { answer: { student: null } } });
  await session.next();
  expect(session.state().work?.answer.student).toBeNull();
  await session.toggleBlind();
  expect(session.state().work?.answer.student).toMatchObject({ name: "Student two" });
});

test("while the server is away the grader stays where they are", async () => {
  const { session, server, at } = world();
  await session.start(null);
  server.isAway = true;
  session.change(add("a"), "choice");
  await session.finish();
  expect(at()).toBe("one");
  expect(session.state().said).toMatch(/cannot be reached/);
  server.isAway = false;
  await session.finish();
  expect(at()).toBe("two");
});

test("an address of nothing says so", async () => {
  const { session } = world();
  await session.start("nowhere");
  expect(session.state()).toMatchObject({ phase: "failed", message: "There is no such answer.", work: null });
});

test("after a remark beside the review the answer is read anew, and what is on the sheet stays", async () => {
  const { session, reviews, sheet } = world();
  await session.start(null);
  session.change(add("a"), "choice");
  reviews.set("one", {
    ...{ id: "r", submissionId: "one", authorId: "tara", authorName: "Tara", state: "draft", revision: 1 },
    ...{ rubricItemIds: [], comment: "", override: null, sourceId: null, auditAskedAt: null, auditedAt: null },
    updatedAt: new Date(0),
  });
  const before = session.state().work;
  await session.readAnew();
  const { work } = session.state();
  expect(work?.answer.review?.revision).toBe(1);
  expect(work?.keeper).toBe(before?.keeper);
  expect(work?.keeper.state().stored?.revision).toBe(1);
  expect(sheet()?.rubricItemIds).toEqual(["a"]);
  await session.finish();
  expect(reviews.get("one")).toMatchObject({ revision: 2, state: "finished", rubricItemIds: ["a"] });
});
