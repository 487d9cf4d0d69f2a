import { readHills } from "#problems/kinds/hills/readHills";
import { sameSets, type IntervalSet } from "#problems/kinds/intervals/intervalSet";
import { readIntervals } from "#problems/kinds/intervals/readIntervals";
import type { KindName, Question, QuestionAnswer } from "#problems/kinds/kinds";
import { countMet } from "#problems/kinds/pointSets";
import { type Places, toPoints } from "#problems/kinds/points/rails";
import { isQuestion, type QuestionCell, type TablePart } from "#problems/kinds/table/part";
import { numbersAgree, readNumber } from "numerics/expressions";
import { type ExpressionForm, readForm } from "./expressionForm";
import { foldNumber } from "./foldNumbers";
import { foldText } from "./foldText";

/** What an answer says, without the form in which it says it. */
export interface AnswerIdentity {
  /** Data that is equal for answers that say the same, up to the expressions. */
  content: unknown;
  /** Compared one by one, as expressions. */
  expressions: readonly ExpressionForm[];
}

type PartOf<Kind extends KindName> = Extract<Question, { kind: Kind }>;
type AnswerOf<Kind extends KindName> = Extract<QuestionAnswer, { kind: Kind }>;

/** Undefined: nothing can be told to be the same as this answer, such as one that cannot be read any more. */
type Identify<Kind extends KindName> = (
  part: PartOf<Kind>,
  answer: AnswerOf<Kind>,
  seed: string,
) => AnswerIdentity | undefined;

/**
 * How each kind of answer is compared. Of a kind that is not here every answer is one of its own: what people say about
 * themselves, and what is only looked at.
 */
const identify: { readonly [Kind in KindName]?: Identify<Kind> } = {
  symbolic: ({ symbols }, { text }, seed) => ofExpression(text, symbols, seed),
  number: (part, { text }) => ofNumber(part, text),
  choice: (_, { chosen }) => plain([...chosen].sort()),
  // The items of a tie stand for each other.
  ordering: ({ ties }, { order }) => plain(order.map((id) => ties.find((tie) => tie.includes(id))?.[0] ?? id)),
  matching: (_, { pairs }) => plain(Object.entries(pairs).sort(byName)),
  // In whatever order the hills were typed.
  hills: (_, answer) => {
    const read = readHills(answer);
    if (!read.ok) return undefined;
    const folded = read.hills.map(({ height, place, width }) => [height, place, width].map(foldNumber).join(" "));
    return plain([foldNumber(read.smoothing), ...folded.sort()]);
  },
  intervals: (part, { text }) => {
    const read = readIntervals(text);
    if (!read.ok) return undefined;
    const isThis = (written: string): boolean => {
      const own = readIntervals(written);
      return own.ok && sameSets(own.set, read.set, { tolerance: part.tolerance, openness: "counts" });
    };
    return plain(listedAs(part, isThis) ?? foldSet(read.set));
  },
  points: (part, { points }) => {
    const isThis = (places: Places): boolean => {
      const own = toPoints(part.on, places);
      return own?.length === points.length && countMet(own, points, part) === own.length;
    };
    const drawn = points.map((point) => point.map(foldNumber).join(" "));
    return plain(listedAs(part, isThis) ?? (part.anyOrder ? drawn.sort() : drawn));
  },
  path: (part, { points }) => {
    const isThis = (corners: readonly [number, number][]): boolean =>
      corners.length === points.length && countMet(corners, points, { ...part, anyOrder: false }) === corners.length;
    return plain(listedAs(part, isThis) ?? points.map((point) => point.map(foldNumber)));
  },
  table: (part, { cells }, seed) => {
    const typed = new Map(Object.entries(cells));
    const asked = part.rows.flatMap((row) => row.cells.filter(isQuestion));
    return together(asked.map((cell) => ofCell(part, cell, typed.get(cell.id)?.trim() ?? "", seed)));
  },
  audit: ({ repair }, { mark, repair: text }, seed) => {
    if (mark === "correct" || text.trim() === "") return plain(mark);
    const repaired =
      repair.kind === "number"
        ? ofNumber({ ...repair, anyOrder: false, mistakes: [] }, text)
        : repair.kind === "expression"
          ? ofExpression(text, repair.symbols, seed)
          : plain(text.trim());
    return together([plain(mark), repaired]);
  },
  written: (_, { markdown }) => plain(foldText(markdown)),
};

/** What an answer says to its part. */
export function answerIdentity(part: Question, answer: QuestionAnswer, seed: string): AnswerIdentity | undefined {
  if (part.kind !== answer.kind) return undefined;
  // The kinds agree, which TypeScript cannot follow through the table.
  const find = identify[part.kind] as
    ((part: Question, answer: QuestionAnswer, seed: string) => AnswerIdentity | undefined) | undefined;
  return find?.(part, answer, seed);
}

const plain = (content: unknown): AnswerIdentity => ({ content, expressions: [] });

const byName = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : 1;

function ofExpression(text: string, symbols: Parameters<typeof readForm>[1], seed: string): AnswerIdentity | undefined {
  const form = readForm(text, symbols, seed);
  return form && { content: null, expressions: [form] };
}

type Numbers = Pick<PartOf<"number">, "key" | "tolerance" | "unit" | "anyOrder" | "range" | "mistakes">;

/**
 * The listed value that a number stands for, within the tolerance; the number itself where none is listed. Two numbers
 * that nobody listed are only the same when they are equal: to be close is not transitive.
 */
function ofNumber(part: Omit<Numbers, "range"> & Partial<Numbers>, text: string): AnswerIdentity | undefined {
  const read = readNumber(text, part.unit);
  if (!read.ok) return undefined;
  const { shape, entries } = read.value;
  const isThis = (listed: string): boolean => {
    const own = readNumber(listed, part.unit);
    return own.ok && numbersAgree(own.value, read.value, part.tolerance, part.anyOrder);
  };
  const [value = NaN] = entries;
  const isInRange =
    part.range !== undefined && shape.length === 0 && value >= part.range.from && value <= part.range.to;
  const folded = entries.map(foldNumber);
  return plain(
    listedAs(part, isThis) ??
      (isInRange ? ["range"] : part.anyOrder ? [...new Set(folded)].sort() : [shape, ...folded]),
  );
}

/** The first of the part's own answers that the given one is. */
function listedAs<T>(
  { key, mistakes }: { key: readonly T[]; mistakes: readonly { id: string; answers: readonly T[] }[] },
  isThis: (listed: T) => boolean,
): readonly unknown[] | undefined {
  const right = key.findIndex(isThis);
  if (right >= 0) return ["key", right];
  for (const { id, answers } of mistakes) {
    const wrong = answers.findIndex(isThis);
    if (wrong >= 0) return ["mistake", id, wrong];
  }
  return undefined;
}

const foldSet = (set: IntervalSet): unknown =>
  set.map(({ from, to, fromClosed, toClosed }) => [foldNumber(from), foldNumber(to), fromClosed, toClosed]);

function ofCell(part: TablePart, cell: QuestionCell, text: string, seed: string): AnswerIdentity | undefined {
  if (text === "") return plain("empty");
  switch (cell.kind) {
    case "symbolic":
      return ofExpression(text, part.symbols, seed);
    case "number":
      return ofNumber(cell, text);
    case "words":
      return plain(text);
  }
}

/** Of several answers at once. */
function together(all: readonly (AnswerIdentity | undefined)[]): AnswerIdentity | undefined {
  const known = all.filter((each) => each !== undefined);
  if (known.length < all.length) return undefined;
  return {
    content: known.map(({ content, expressions }) => [content, expressions.length]),
    expressions: known.flatMap(({ expressions }) => expressions),
  };
}
