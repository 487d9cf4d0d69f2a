import { type GradingActions, GradingSession } from "../../../app/staff/grading/gradingSession";
import type { SaveOrder } from "../../../app/staff/grading/reviewKeeper";
import type { Sheet } from "../../../app/staff/grading/reviewSheet";
import type { OpenedAnswer } from "#server/gradingDesk";
import type { ReviewView } from "#server/reviews";

const ids = ["one", "two", "three"];

/** A server with three answers, and a grader's screen on it. */
function world({ heldByGus = [] as string[] } = {}) {
  const reviews = new Map<string, ReviewView>();
  const released: string[] = [];
  const server = { isAway: false, isSlow: null as Promise<void> | null };
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
    claim: heldByGus.includes(submissionId)
      ? { holder: { id: "gus", name: "Gus" }, isMine: false, hasLapsed: false }
      : { holder: { id: "tara", name: "Tara" }, isMine: true, hasLapsed: false },
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
        (id) => id !== after && !heldByGus.includes(id) && reviews.get(id)?.state !== "finished",
      );
      return { ok: true, opened: next === undefined ? null : open(next, isBlind), progress: progress() };
    },
    saveReview: async (order) => {
      await reach();
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
    renew: async () => {
      await reach();
      return { ok: true, claim: { holder: { id: "gus", name: "Gus" }, isMine: false, hasLapsed: false } };
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
  return { session, server, reviews, released, addresses, at, sheet };
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
  expect(session.state().said).toMatch(/only shown to you/);
  await session.next();
  expect(at()).toBe("two");
});

test("a claim that somebody else took is seen at the next renewal", async () => {
  const { session, sheet } = world();
  await session.start(null);
  await session.renew();
  session.change(add("a"), "choice");
  expect(sheet()?.rubricItemIds).toEqual([]);
  expect(session.state().work?.claim.holder?.name).toBe("Gus");
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
