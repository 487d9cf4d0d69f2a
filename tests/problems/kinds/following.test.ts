import { catalog } from "#problems/catalog";
import { answerAfter, checkFollowing, followedPart } from "#problems/kinds/following";
import { checkAnswer, examplesOf, type Question } from "#problems/kinds/kinds";
import { ProblemSchema, type ProblemDefinition } from "#problems/schema";

const context = { seed: "s" };

function findQuestion(slug: string, id: string): Question {
  const problem = catalog.find((each) => each.slug === slug)?.problem;
  const part = ProblemSchema.parse(problem).parts.find((each) => each.id === id);
  if (part === undefined || part.kind === "code") throw new Error(`${slug} has no question ${id}`);
  return part;
}

/** What an answer gets after an earlier one: its share of the points and what is said; null when it does not follow. */
function follow(slug: string, id: string, earlier: string, text: string): { share: number; message: string } | null {
  const part = findQuestion(slug, id);
  const before = findQuestion(slug, followedPart(part) ?? "");
  if (before.kind !== "number" && before.kind !== "symbolic") throw new Error("nothing follows from such a part");
  const typed = (of: Question, said: string) => ({ kind: of.kind as "number" | "symbolic", text: said });
  const found = checkFollowing(part, typed(part, text), { part: before, answer: typed(before, earlier) }, context);
  if (found?.status !== "checked") return null;
  const [row] = found.rows;
  return { share: (row?.points ?? 0) / (row?.maxPoints ?? 1), message: row?.message ?? "" };
}

test.each([
  // The factor 2 is missing in the derivative, and so it is in the step.
  ["constant-model", "update", "1/N sum_i (theta - y_i)", "theta - alpha/N sum_i (theta - y_i)"],
  ["constant-model", "update", "theta - mean(y)", "(1 - alpha) theta + alpha mean(y)"],
  ["constant-model", "update", "2/N sum_i (y_i - theta)", "theta + 2 alpha/N sum_i (theta - y_i)"],
  ["line-through-origin", "update", "2 sum_i (theta x_i - y_i) x_i", "theta - 2 alpha sum_j (theta x_j - y_j) x_j"],
  ["norms-of-random-vectors", "multiplier", "d_1 d_2", "1/sqrt(d_1 d_2)"],
  ["features-questions", "rank", "[30, 60, 120]", "(20, 40, 80)"],
])("%s, %s: after %s the answer %s follows", (slug, id, earlier, text) => {
  const found = follow(slug, id, earlier, text);
  expect(found?.share).toBe(1);
  expect(found?.message).toMatch(/^This follows from your answer to “.+”, which was not right: full points/);
});

test.each([
  ["a wrong answer used wrongly", "constant-model", "update", "1/N sum_i (theta - y_i)", "theta - 2 alpha mean(y)"],
  ["another wrong answer", "constant-model", "update", "1/N sum_i (theta - y_i)", "theta - alpha (theta - y_1)"],
  ["a right earlier answer", "constant-model", "update", "2 (theta - mean(y))", "theta - alpha (theta - mean(y))"],
  ["an earlier answer that nobody can read", "constant-model", "update", "2 (theta -", "theta - 2 alpha"],
  ["an earlier answer of another shape", "norms-of-random-vectors", "multiplier", "[1, 2]", "1"],
  ["an earlier answer without a value", "norms-of-random-vectors", "multiplier", "0", "1/sqrt(0)"],
  ["numbers that do not follow", "features-questions", "rank", "[30, 60, 120]", "[21, 40, 80]"],
  ["an earlier answer of another length", "features-questions", "rank", "[30, 60]", "[20, 20]"],
])("%s gives nothing", (_, slug, id, earlier, text) => {
  expect(follow(slug, id, earlier, text)).toBeNull();
});

test("what is put in place of the earlier answer is one value, however it was written", () => {
  const answer = "theta - alpha (1 - theta + mean(y))";
  expect(follow("constant-model", "update", "1 - theta + mean(y)", answer)?.share).toBe(1);
  // Without parentheses only the first term would be multiplied.
  expect(follow("constant-model", "update", "1 - theta + mean(y)", "theta - alpha - theta + mean(y)")).toBeNull();
});

test("what follows from a wrong answer is not right for who answered rightly before", () => {
  for (const { slug, problem } of catalog)
    for (const part of ProblemSchema.parse(problem).parts) {
      if (part.kind === "code" || followedPart(part) === undefined) continue;
      const earlier = findQuestion(slug, followedPart(part) ?? "");
      const [model] = examplesOf(earlier).right;
      if (model === undefined) throw new Error("the earlier part has no model answer");
      for (const { answer: said } of examplesOf(earlier).wrong) {
        const answer = answerAfter(part, { part: earlier, answer: said });
        if (answer === undefined) continue;
        expect(checkFollowing(part, answer, { part: earlier, answer: said }, context)).toBeDefined();
        expect(checkFollowing(part, answer, { part: earlier, answer: model }, context)).toBeUndefined();
        expect(checkAnswer(part, answer, context).status).toBe("checked");
      }
    }
});

const number = (id: string, changes: object = {}) => ({
  ...{ kind: "number", id, title: id, points: 2, source: "test.1", prompt: "?", explanation: "-", key: ["2"] },
  ...changes,
});
const definition = (...parts: object[]) => ({ title: "Q", summary: "Q.", parts }) as unknown as ProblemDefinition;

test("an author decides what following is worth", () => {
  const follows = { part: "a", expected: "2 earlier", share: 0.5 };
  const [a, b] = ProblemSchema.parse(definition(number("a"), number("b", { key: ["4"], follows }))).parts;
  if (a?.kind !== "number" || b?.kind !== "number") throw new Error("two numbers");
  const said = { part: a, answer: { kind: "number" as const, text: "-3" } };
  expect(checkFollowing(b, { kind: "number", text: "-6" }, said, context)).toMatchObject({
    rows: [{ points: 1, maxPoints: 2, message: expect.stringContaining("50 % of the points") as unknown }],
  });
});

test.each([
  ["nothing", [number("b", { follows: { part: "a", expected: "earlier" } })], "no number part before it"],
  ["a later part", [number("b", { follows: { part: "a", expected: "earlier" } }), number("a")], "before it"],
  ["itself", [number("b", { follows: { part: "b", expected: "earlier" } })], "before it"],
  ["text", [number("a"), number("b", { follows: { part: "a", expected: "earlier +" } })], "cannot be read"],
  ["another value", [number("a"), number("b", { follows: { part: "a", expected: "earlier + 1" } })], "is not the key"],
])("a part that follows from %s is refused", (_, parts, words) => {
  const parsed = ProblemSchema.safeParse(definition(...parts));
  expect(parsed.error?.message).toContain(words);
});
