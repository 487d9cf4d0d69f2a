import { assignments, catalog } from "#problems/catalog";
import { readCertificates } from "#problems/certificate";
import { examplesOf, type Question } from "#problems/kinds/kinds";
import { ProblemSchema } from "#problems/schema";
import { code, inventory, shared, ways, type InventoryRow, type Way } from "./inventory";

const parts = catalog.flatMap(({ slug, problem }) =>
  ProblemSchema.parse(problem).parts.map((part) => ({ slug, part })),
);
const questions = parts.flatMap(({ slug, part }) => (part.kind === "code" ? [] : [{ slug, part }]));

/** The part of a sheet to which a source belongs: the longest id that it is or begins with. */
function idOf(source: string): string | undefined {
  const ids = inventory.map(({ id }) => id).filter((id) => source === id || source.startsWith(`${id}.`));
  return ids.sort((a, b) => b.length - a.length)[0];
}

const questionsOf = (id: string) => questions.filter(({ part }) => idOf(part.source) === id);

/** Kinds whose answers are right or wrong for nobody: they count because they are handed in. */
const completed: readonly string[] = ["survey", "upload"];

const answers = (way: Way, { kind }: Question): boolean => (ways[way] as readonly string[]).includes(kind);

/** Wrong answers that have words: those a machine knows, and misconceptions for who reads a text. */
function countWrong(part: Question): number {
  const misconceptions: unknown = "misconceptions" in part ? part.misconceptions : [];
  return examplesOf(part).wrong.length + (Array.isArray(misconceptions) ? misconceptions.length : 0);
}

/** What is missing of a part of the sheets, such as "d1.1a.i: symbolic, wrong answers (3)". Nothing for a whole one. */
function missing({ id, asks, wrong }: InventoryRow): string[] {
  const found = questionsOf(id).map(({ part }) => part);
  const listed = found.reduce((sum, part) => sum + countWrong(part), 0);
  const lacking = [
    ...asks.filter((way) => !found.some((part) => answers(way, part))),
    ...(listed < wrong ? [`wrong answers (${wrong})`] : []),
  ];
  return lacking.length === 0 ? [] : [`${id}: ${lacking.join(", ")}`];
}

function missingShared({ id, is, assignment }: (typeof shared)[number]): string[] {
  const items = assignments.find(({ slug }) => slug === assignment)?.items ?? [];
  const isThere =
    questions.some(({ part }) => part.source === id) ||
    questionsOf(is).some(({ slug }) => items.some(({ problem }) => problem === slug));
  return isThere ? [] : [`${id}: ${is} in ${assignment}`];
}

test("every part of the sheets is in the catalogue in every way it asks for", () => {
  expect([...inventory.flatMap(missing), ...shared.flatMap(missingShared)]).toEqual([]);
});

test("every id is in the inventory once", () => {
  const ids = [...inventory, ...shared].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("what is code in the sheets has a problem of code each, and the catalogue has no other", () => {
  const sources = parts.filter(({ part }) => part.kind === "code").map(({ part }) => part.source);
  expect(sources.sort()).toEqual(Object.values(code).flat().sort());
});

test("no question comes from nowhere", () => {
  const known = new Set(shared.map(({ id }) => id));
  const strays = questions.filter(({ part }) => idOf(part.source) === undefined && !known.has(part.source));
  expect(strays.map(({ slug, part }) => `${slug}/${part.id}: ${part.source}`)).toEqual([]);
});

test("a part of the sheets is asked in one problem, not here and there", () => {
  const scattered = inventory.filter(({ id }) => new Set(questionsOf(id).map(({ slug }) => slug)).size > 1);
  expect(scattered.map(({ id }) => id)).toEqual([]);
});

test("every problem of the catalogue is in an assignment", () => {
  const given = new Set(assignments.flatMap(({ items }) => items.map(({ problem }) => problem)));
  expect(catalog.map(({ slug }) => slug).filter((slug) => !given.has(slug))).toEqual([]);
});

test("every question has a right answer, or a rubric for who reads it, unless it counts when it is handed in", () => {
  const without = questions.filter(({ part }) => {
    const rubric: unknown = "rubric" in part ? part.rubric : [];
    const hasRubric = Array.isArray(rubric) && rubric.length > 0;
    return examplesOf(part).right.length === 0 && !hasRubric && !completed.includes(part.kind);
  });
  expect(without.map(({ slug, part }) => `${slug}/${part.id}`)).toEqual([]);
});

test("every wrong answer that is listed is proved to be rejected and recognised", async () => {
  const certificates = await readCertificates();
  const unproved = questions.flatMap(({ slug, part }) => {
    const names = new Set(examplesOf(part).wrong.map(({ mistake }) => `${part.id}/${mistake}`));
    const proved = new Set(
      certificates[slug]?.mistakes.filter(({ rejected, diagnosed }) => rejected && diagnosed).map(({ name }) => name),
    );
    return [...names].filter((name) => !proved.has(name)).map((name) => `${slug}: ${name}`);
  });
  expect(unproved).toEqual([]);
});
