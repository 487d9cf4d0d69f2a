import fc from "fast-check";
import { factDifferences } from "#server/auditDifferences";

const text = (words: string) => ({ text: words, at: null });

test.each<[string, unknown, unknown, ReturnType<typeof factDifferences>]>([
  ["nothing", null, null, []],
  ["a new thing", null, { points: 2 }, [{ name: "points", before: null, after: text("2") }]],
  ["a thing that is gone", { points: 2 }, null, [{ name: "points", before: text("2"), after: null }]],
  ["a fact that stays", { a: 1, b: 1 }, { a: 1, b: 2 }, [{ name: "b", before: text("1"), after: text("2") }]],
  ["a fact that goes", { reason: "x" }, { reason: null }, [{ name: "reason", before: text("x"), after: null }]],
  ["yes and no", { held: false }, { held: true }, [{ name: "held", before: text("no"), after: text("yes") }]],
  ["lists", { names: [] }, { names: ["a", "b"] }, [{ name: "names", before: text("none"), after: text("a, b") }]],
  ["an empty text", null, { comment: "" }, [{ name: "comment", before: null, after: text("empty") }]],
  ["a name of several words", null, { usedInParts: 0 }, [{ name: "used in parts", before: null, after: text("0") }]],
  ["something nested", null, { at: { x: 1 } }, [{ name: "at", before: null, after: text('{"x":1}') }]],
  ["facts that are none", ["?"], "?", []],
])("%s", (_, before, after, expected) => {
  expect(factDifferences(before, after)).toEqual(expected);
});

test("a moment is told from other text", () => {
  const [due, odd] = factDifferences(null, { dueAt: "2026-09-01T12:00:00.000Z", odd: "2026-99-99T99:99:99Z" });
  expect(due?.after?.at).toEqual(new Date("2026-09-01T12:00:00Z"));
  expect(odd?.after).toEqual(text("2026-99-99T99:99:99Z"));
});

const facts = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.array(fc.string())));

test("facts that are the same before and after are no difference, and every difference turns round", () => {
  fc.assert(
    fc.property(facts, facts, (one, other) => {
      expect(factDifferences(one, one)).toEqual([]);
      const there = factDifferences(one, other);
      const back = factDifferences(other, one).map(({ name, before, after }) => ({
        name,
        before: after,
        after: before,
      }));
      const byName = (rows: typeof there) => rows.map((row) => JSON.stringify(row)).sort();
      expect(byName(there)).toEqual(byName(back));
    }),
  );
});
