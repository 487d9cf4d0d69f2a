import { availableParallelism } from "node:os";
import { openGrader, type Grader } from "#grader/grader";
import type { Verdict } from "#grader/verdict";
import { codeProblems } from "#problems/catalog";
import { composeAnswer } from "./variants/composeAnswer";
import { problemAnswers, type Answers } from "./variants/problemAnswers";
import { rewriters } from "./variants/rewriteSource";

/**
 * Names are right, and nothing gets a name that is not its own: hundreds of answers, made from the right and wrong ones
 * of the catalogue by rules, are graded in real rooms. Which names an answer may get is known from how it was made.
 */

jest.setTimeout(600_000);

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: availableParallelism(), allowUnsafe: false });
});
afterAll(async () => {
  await grader.close();
  process.stdout.write(`${table()}\n`);
});

interface Variant {
  title: string;
  source: string;
  /** The mistakes that it makes, each with all the names that fit it. Each must be named once, and nothing else. */
  mistakes: readonly (readonly string[])[];
}

/** Grades a list of variants, as many at a time as there are processors. */
async function verdictsOf({ version, part }: Answers, variants: readonly Variant[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < variants.length; index = next++) {
      const answer = { kind: "code", source: variants[index]?.source ?? "" };
      verdicts[index] = await grader.grade({ version, part, answer, seed: "variants", tests: "all" });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return verdicts;
}

const namesOf = (verdict: Verdict): string[] =>
  [verdict.diagnosis, ...verdict.furtherDiagnoses].flatMap((found) => (found === null ? [] : [found.mistake])).sort();

interface Row {
  slug: string;
  planted: number;
  named: number;
  unlisted: number;
  falseNames: number;
  right: number;
}
const rows = new Map<string, Row>();
const rowOf = (slug: string): Row => {
  const row = rows.get(slug) ?? { slug, planted: 0, named: 0, unlisted: 0, falseNames: 0, right: 0 };
  rows.set(slug, row);
  return row;
};

/** The diagnosis table, in Markdown. */
function table(): string {
  const lines = [...rows.values()].map(
    ({ slug, planted, named, unlisted, right, falseNames }) =>
      `| ${slug} | ${named} of ${planted} | ${right} | ${unlisted} | ${falseNames} |`,
  );
  const head = "| Problem | Planted mistakes named | Right variants | Unlisted wrong variants | False names |";
  return [head, "| --- | --- | --- | --- | --- |", ...lines].join("\n");
}

/** Changes of what a right answer returns, which no listed mistake makes. */
const wrongChanges: Readonly<Record<string, string>> = {
  "another factor": "return everyNumber(value, (x) => 1.37 * x + 1e-3);",
  "a little off": "return everyNumber(value, (x) => x * (1 + 1e-6) + 1e-7);",
  noise: "return everyNumber(value, (x) => x + 1e-5 * Math.sin(17 * call + 1));",
  "NaN in every other call": "return everyNumber(value, (x) => (call % 2 === 1 ? NaN : x));",
  "infinite in the first entry": "return firstNumber(value, () => Infinity);",
  "one entry off": "return firstNumber(value, (x) => x + 0.125);",
  "short precision": "return everyNumber(value, (x) => Math.fround(x) + 1e-4);",
  "right at first": "return call < 3 ? value : everyNumber(value, (x) => 1.9 * x - 0.01);",
  "too short":
    "return value instanceof Float64Array || Array.isArray(value) ? value.slice(1) : { ...value, rows: value.rows + 1 };",
};

/** Changes of what a known mistake returns, in the first calls already, so that it is that mistake no longer. */
const disguises = ["a little off", "noise", "NaN in every other call"] as const;

/** A closed form, iterations, random draws and a function of the referee: the changes above fit what these return. */
const problems = ["linf-penalty-step", "theta-star", "he-init", "policy-gradient"];

/** 1 / x overflows for the smallest gradients of its tests, where x / y does not. */
const isUnfit = (slug: string, way: string): boolean => slug === "lp-dual-step" && way === "reciprocals";

/** Of each problem: with 27 of them, more than two hundred in all. */
const rightVariants = 9;

/** At most so many of the items, evenly from first to last. */
const spread = <T>(items: readonly T[], most: number): T[] =>
  items.filter(
    (_, index) => Math.floor((index * most) / items.length) !== Math.floor(((index - 1) * most) / items.length),
  );

test.each(codeProblems.map(({ slug }) => slug))(
  "right answers to %s written otherwise are accepted and get no name",
  async (slug) => {
    const answers = await problemAnswers(slug);
    const variants = answers.right.flatMap(({ name, source }) =>
      Object.entries(rewriters).flatMap(([way, rewrite]): Variant[] => {
        const rewritten = rewrite(source);
        const isNew = rewritten !== source && !isUnfit(slug, way);
        return isNew ? [{ title: `${name}, ${way}`, source: rewritten, mistakes: [] }] : [];
      }),
    );
    const graded = spread(variants, rightVariants);
    const verdicts = await verdictsOf(answers, graded);
    rowOf(slug).right += graded.length;
    const refused = verdicts.flatMap((verdict, index) =>
      verdict.status === "accepted" && namesOf(verdict).length === 0
        ? []
        : [
            [
              graded[index]?.title,
              verdict.status,
              verdict.message,
              namesOf(verdict),
              verdict.tests.filter((t) => t.status !== "passed").map((t) => t.message),
            ],
          ],
    );
    expect(refused).toEqual([]);
  },
);

describe.each(problems)("of %s", (slug) => {
  let answers: Answers;
  beforeAll(async () => {
    answers = await problemAnswers(slug);
  });

  test("wrong answers that nobody listed get no name", async () => {
    const [reference] = answers.right;
    const right = { source: reference?.source ?? "", functions: answers.functions };
    const variants = [
      ...Object.entries(wrongChanges).map(([way, change]): Variant => ({
        title: way,
        source: composeAnswer([right], change),
        mistakes: [],
      })),
      ...answers.mistakes.flatMap(({ name, source }) =>
        disguises.map((way): Variant => ({
          title: `${name}, ${way}`,
          source: composeAnswer([{ source, functions: answers.functions }], wrongChanges[way]),
          mistakes: [],
        })),
      ),
    ];
    const verdicts = await verdictsOf(answers, variants);
    const unexpected = verdicts.flatMap((verdict, index) =>
      namesOf(verdict).length > 0 || verdict.status === "accepted" || verdict.status === "compile-error"
        ? [[variants[index]?.title, verdict.status, namesOf(verdict)]]
        : [],
    );
    rowOf(slug).unlisted += variants.length;
    rowOf(slug).falseNames += unexpected.length;
    expect(unexpected).toEqual([]);
  });

  test("mistakes written otherwise are named all the same", async () => {
    const ways = Object.entries(rewriters);
    const variants = answers.mistakes.flatMap(({ name, source }, index) =>
      // Each mistake in four of the ways, so that every way meets many mistakes.
      ways.flatMap(([way, rewrite], turn): Variant[] => {
        const rewritten = (turn + index) % 3 === 0 ? rewrite(source) : source;
        return rewritten === source ? [] : [{ title: `${name}, ${way}`, source: rewritten, mistakes: [[name]] }];
      }),
    );
    checkNames(answers, variants, await verdictsOf(answers, variants));
  });

  test("a mistake in one function is named beside right ones, and two mistakes in two functions are both named", async () => {
    const { functions, mistakes } = answers;
    const right = answers.right[0]?.source ?? "";
    const answerWith = (wrong: readonly { source: string; taken: string }[]): string =>
      composeAnswer([
        ...wrong.map(({ source, taken }) => ({ source, functions: [taken] })),
        { source: right, functions: functions.filter((name) => !wrong.some(({ taken }) => taken === name)) },
      ]);
    const single = mistakes.flatMap(({ name, source }) =>
      functions.map((taken) => ({ name, source, taken, title: `${name} in ${taken}` })),
    );
    const tried = single.map((one): Variant => ({ title: one.title, source: answerWith([one]), mistakes: [] }));
    const verdicts = await verdictsOf(answers, tried);
    // Two mistakes may be one in a function of theirs, such as a lost sign here or there: what the tests see is the same.
    const seen = verdicts.map(({ tests }) => JSON.stringify(tests.map(({ studentMs: _ms, ...test }) => test)));
    const effective = single.flatMap((one, index) => {
      const isSame = ({ taken }: { taken: string }, other: number) =>
        taken === one.taken && seen[other] === seen[index];
      const verdict = verdicts[index];
      return verdict === undefined || verdict.status === "accepted"
        ? []
        : [{ ...one, verdict, names: single.filter(isSame).map(({ name }) => name) }];
    });
    checkNames(
      answers,
      effective.map((one): Variant => ({ title: one.title, source: answerWith([one]), mistakes: [one.names] })),
      effective.map(({ verdict }) => verdict),
    );
    // Beside a second mistake nothing tells two that are one in this function apart, and neither is named.
    const unlike = effective.filter(({ names }) => names.length === 1);
    const pairs = unlike.flatMap((one, index): Variant[] => {
      const other = unlike
        .slice(index + 1)
        .find(({ names, taken }) => taken !== one.taken && !names.some((name) => one.names.includes(name)));
      if (!other) return [];
      const title = `${one.title} and ${other.title}`;
      return [{ title, source: answerWith([one, other]), mistakes: [one.names, other.names] }];
    });
    // A test ends at its first failure, so the second mistake may hide behind the first.
    checkNames(answers, pairs, await verdictsOf(answers, pairs), { least: 0.75 });
  });
});

/** The mistakes of at least this share of the variants are all named, and nothing else ever is. */
function checkNames(
  answers: Answers,
  variants: readonly Variant[],
  verdicts: readonly Verdict[],
  { least } = { least: 0.95 },
): void {
  const outcomes = verdicts.map((verdict, index) => {
    const { title = "", mistakes = [] } = variants[index] ?? {};
    const names = namesOf(verdict);
    const isNamed = mistakes.every((fitting) => fitting.some((name) => names.includes(name)));
    return {
      title,
      status: verdict.status,
      names,
      isNamed,
      isFalse: names.some((name) => !mistakes.flat().includes(name)),
    };
  });
  const row = rowOf(answers.version.slug);
  row.planted += outcomes.length;
  row.named += outcomes.filter(({ isNamed }) => isNamed).length;
  row.falseNames += outcomes.filter(({ isFalse }) => isFalse).length;
  expect(outcomes.filter(({ isFalse }) => isFalse)).toEqual([]);
  const missed = outcomes.filter(({ isNamed }) => !isNamed);
  expect(missed.length <= (1 - least) * outcomes.length ? [] : missed).toEqual([]);
}
