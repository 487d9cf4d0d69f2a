import { findProblem } from "#problems/catalog";
import { checkSymbolic } from "#problems/kinds/symbolic/check";
import type { ExpressionQuestion } from "#problems/kinds/symbolic/part";
import { ProblemSchema } from "#problems/schema";
import { discussion1 } from "../numerics/expressions/cases/discussion1";
import { discussion3 } from "../numerics/expressions/cases/discussion3";
import { discussion4 } from "../numerics/expressions/cases/discussion4";
import { homework2 } from "../numerics/expressions/cases/homework2";

/*
 * The forms that must be accepted, rejected and refused, given to the questions as students meet them: with the symbols,
 * keys and known mistakes of the problem's own file. A part of a table is named "part/cell".
 */

type Asked = ExpressionQuestion & { title: string; points: number };

const questions: readonly (readonly [slug: string, part: string, cases: string])[] = [
  ["constant-model", "gradient", "d1.1a.i"],
  ["constant-model", "optimum", "d1.1a.ii"],
  ["constant-model", "update", "d1.1a.iii"],
  ["constant-model", "contribution", "d1.1a.iv.contribution"],
  ["constant-model", "stochastic-step", "d1.1a.iv.step"],
  ["line-through-origin", "gradient", "d1.1b.i"],
  ["line-through-origin", "optimum", "d1.1b.ii"],
  ["line-through-origin", "update", "d1.1b.iii"],
  ["line-through-origin", "contribution", "d1.1b.iv.contribution"],
  ["norms-of-random-vectors", "exact", "d3.2a.exact"],
  ["norms-of-random-vectors", "after-a-layer", "d3.2c.mean"],
  ["norms-of-random-vectors", "multiplier", "d3.2c.const"],
  ["update-scaling", "gradient", "d4.1.grad"],
  ["update-scaling", "expected", "d4.1.mean"],
  ["update-scaling", "for-one-input", "d4.1.mean.sample"],
  ["penalised-steps", "euclidean", "h2.1a.u"],
  ["penalised-steps", "length", "h2.1b.M"],
  ["penalised-steps", "largest-move", "h2.1b.u"],
  ["penalised-steps", "dual/entry", "h2.1.dual.entry"],
  ["penalised-steps", "dual/size", "h2.1.dual.length"],
  ["penalised-steps", "dual/value", "h2.1.dual.value"],
  ["penalised-steps", "one-norm", "h2.1.dual.p1"],
  ["distributed-training", "messages/all-messages", "h2.5.all.messages"],
  ["distributed-training", "messages/server-size", "h2.5.server.size"],
  ["distributed-training", "messages/ring-size", "h2.5.ring.size"],
  ["distributed-training", "traffic/all-total", "h2.5.traffic.all"],
  ["distributed-training", "traffic/server-all", "h2.5.traffic.server"],
  ["distributed-training", "traffic/ring-total", "h2.5.traffic.ring"],
  ["distributed-training", "traffic/ring-rounds", "h2.5.rounds.ring"],
  ["distributed-training", "traffic/ring-busiest", "h2.5.busiest.ring"],
  ["unit-features", "weight", "h2.4a.w"],
  ["unit-features", "bias", "h2.4a.b"],
  ["unit-features", "output-weight", "h2.4a.a"],
  ["score-estimate", "single-sample", "h2.6f"],
];
const cases = [...discussion1, ...discussion3, ...discussion4, ...homework2];

function questionOf(slug: string, name: string): Asked {
  const [partId, cellId] = name.split("/");
  const part = ProblemSchema.parse(findProblem(slug)?.problem).parts.find(({ id }) => id === partId);
  if (part?.kind === "symbolic") return part;
  if (part?.kind !== "table") throw new Error(`${slug} has no expression ${name}`);
  const cell = part.rows.flatMap((row) => row.cells).find((each) => each.kind === "symbolic" && each.id === cellId);
  if (cell?.kind !== "symbolic") throw new Error(`${slug} has no cell ${name}`);
  return { ...cell, symbols: part.symbols, title: name };
}

function verdictsOf(question: Asked, texts: readonly string[]) {
  return texts.map((text) => {
    const checked = checkSymbolic(question, { text }, { seed: "course" });
    if (checked.status !== "checked") return { text, verdict: "invalid", isExplained: checked.status === "invalid" };
    const [row] = checked.rows;
    const isRight = row !== undefined && row.points === row.maxPoints;
    const isExplained = row?.message !== undefined || checked.mistakes.length > 0;
    return { text, verdict: isRight ? "right" : "wrong", isExplained };
  });
}

test.each(questions)("%s, %s tells the forms of %s apart", (slug, name, caseName) => {
  const question = questionOf(slug, name);
  const forms = cases.find(({ part }) => part === caseName);
  if (forms === undefined) throw new Error(`there are no forms of ${caseName}`);
  const { keys, accepted, wrong, refused } = forms;
  const textsWith = (texts: readonly string[], verdict: string) =>
    verdictsOf(question, texts)
      .filter((each) => each.verdict !== verdict)
      .map(({ text }) => text);
  expect(textsWith([...keys, ...accepted], "right")).toEqual([]);
  expect(textsWith(refused, "invalid")).toEqual([]);
  // What a question does not declare cannot be read, which is no verdict on it.
  expect(verdictsOf(question, wrong).filter(({ verdict }) => verdict === "right")).toEqual([]);
  expect(verdictsOf(question, wrong).filter(({ isExplained }) => !isExplained)).toEqual([]);
});
