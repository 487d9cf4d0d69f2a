import fc from "fast-check";
import { explorers, explorersOf, findExplorer } from "../../../app/explorers/catalog";
import type { Explorer } from "../../../app/explorers/explorer";
import { mostOf, writeQuery, type Values } from "../../../app/explorers/fields";

const linkOf = (values: Values) => Object.fromEntries(new URLSearchParams(writeQuery(values)));

/** States of an explorer: any field anywhere within what it allows. */
const statesOf = (explorer: Explorer): fc.Arbitrary<Values> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(explorer.fields).map(([key, field]): [string, fc.Arbitrary<number | string>] => [
          key,
          field.kind === "choice"
            ? fc.constantFrom(...Object.keys(field.options))
            : fc.oneof(
                fc.constantFrom(field.least, field.most),
                field.isWhole === true
                  ? fc.integer({ min: field.least, max: field.most })
                  : fc.double({ min: field.least, max: field.most, noNaN: true }),
              ),
        ]),
      ),
    )
    .map(explorer.settle);

test("there are eight, each at an address of its own", () => {
  expect(explorers).toHaveLength(8);
  expect(new Set(explorers.map(({ slug }) => slug)).size).toBe(8);
  expect(findExplorer("unit-balls")?.title).toMatch(/Unit balls/);
  expect(findExplorer("nothing")).toBeUndefined();
  expect(explorersOf("newton-schulz").map(({ slug }) => slug)).toEqual(["newton-schulz"]);
});

describe.each(explorers.map((explorer) => [explorer.slug, explorer] as const))("%s", (_, explorer) => {
  test("opens as it is at first, and says nothing about it", () => {
    expect(explorer.open({})).toEqual({ values: explorer.initial, refused: [] });
    expect(explorer.settle(explorer.initial)).toEqual(explorer.initial);
  });

  test("a link leads back to the state that it was made from", () => {
    fc.assert(
      fc.property(statesOf(explorer), (values) => {
        expect(explorer.open(linkOf(values))).toEqual({ values, refused: [] });
      }),
    );
  });

  test("each value of a link that makes no sense is refused in a sentence, and the others stand", () => {
    for (const [key, field] of Object.entries(explorer.fields)) {
      const bad = field.kind === "choice" ? ["other", ""] : ["", "x", "1e999", "0x1", "NaN", String(field.most + 1)];
      for (const asked of [...bad, ["1", "2"]]) {
        const { values, refused } = explorer.open({ ...linkOf(explorer.initial), [key]: asked, stranger: "1" });
        expect(values).toEqual(explorer.initial);
        expect(refused).toHaveLength(1);
        expect(refused[0]).toContain(field.label);
        expect(refused[0]).toMatch(/^The link asks for .* is shown instead\.$/);
      }
    }
  });

  test("every suggestion is a state of it", () => {
    for (const { values } of explorer.suggestions)
      expect(explorer.open(linkOf(values))).toEqual({ values, refused: [] });
  });

  test("whatever the state, the pictures and the sentence can be shown", () => {
    fc.assert(
      fc.property(statesOf(explorer), (values) => {
        const { pictures, sentence } = explorer.look(values);
        expect(pictures.length).toBeGreaterThan(0);
        expect(sentence).not.toMatch(/undefined|NaN|Infinity/);
        for (const picture of pictures) {
          expect(picture.title).not.toMatch(/undefined|NaN/);
          expect(picture.alt).not.toMatch(/undefined|NaN/);
          if (picture.kind !== "plot") continue;
          const numbers = picture.series.flatMap(({ points }) => points.flat());
          expect(numbers.every((value) => value === null || Number.isFinite(value))).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });

  test("no number may be larger than its field allows", () => {
    for (const [key, field] of Object.entries(explorer.fields)) {
      if (field.kind === "choice") continue;
      const settled = explorer.settle({ ...explorer.initial, [key]: field.most });
      expect(settled[key]).toBeLessThanOrEqual(mostOf(field, explorer.initial));
    }
  });
});

test("a number beyond what the others leave it comes down to that, in a sentence", () => {
  const ring = findExplorer("ring-all-reduce");
  const { values, refused } = ring?.open({ workers: "3", round: "9" }) ?? {};
  expect(values).toEqual({ workers: 3, round: 4 });
  expect(refused).toEqual(["The link asks for 9 as rounds done, which goes only up to 4 here."]);
});
