import { numbersAgree, readNumber } from "numerics/expressions";
import type { Checked } from "../kind";
import { oneRow } from "../oneRow";
import type { NumberQuestion } from "./part";

type Typed = Extract<ReturnType<typeof readNumber>, { ok: true }>["value"];

/** Right where it agrees with one of the key's values; recognised where it agrees with a listed wrong one. */
export function checkNumber(
  part: NumberQuestion & { readonly title: string; readonly points: number },
  { text }: { readonly text: string },
): Checked {
  const read = readNumber(text, part.unit);
  if (!read.ok) return { status: "invalid", message: `${read.fault.message} ${expected(part)}` };
  const answer = read.value;
  const keys = part.key.map((key) => readKey(key, part.unit));
  if (!part.anyOrder && keys.every((key) => !sameSizes(key, answer)))
    return { status: "invalid", message: `This is ${shapeInWords(answer.shape)}. ${expected(part)}` };

  const agrees = (key: Typed): boolean => numbersAgree(key, answer, part.tolerance, part.anyOrder);
  if (keys.some(agrees) || isInRange(part, answer)) return oneRow(part, { share: 1 });
  const mistake = part.mistakes.find(({ answers }) => answers.some((wrong) => agrees(readKey(wrong, part.unit))));
  return oneRow(part, mistake === undefined ? { share: 0 } : { share: mistake.credit, mistake });
}

function readKey(text: string, unit: string | undefined): Typed {
  const read = readNumber(text, unit);
  if (!read.ok) throw new Error(`the part's own number cannot be read: ${text}`);
  return read.value;
}

const sameSizes = (key: Typed, answer: Typed): boolean =>
  key.shape.length === answer.shape.length && key.shape.every((size, axis) => size === answer.shape[axis]);

function isInRange({ range }: NumberQuestion, { shape, entries }: Typed): boolean {
  const [value] = entries;
  return range !== undefined && shape.length === 0 && value !== undefined && value >= range.from && value <= range.to;
}

function expected({ key, unit, anyOrder }: NumberQuestion): string {
  if (anyOrder) return "Expected: numbers with commas between them, in any order, such as [1, 2].";
  const { shape } = readKey(key[0] ?? "", unit);
  const example =
    shape.length === 0 ? "3/4, 0.75 or 7.5e-1" : shape.length === 1 ? "[1/2, 0.5, 3]" : "[[1, 0], [0, 1]]";
  return `Expected: ${shapeInWords(shape)}, such as ${example}${unit === undefined ? "" : `, in ${unit}`}.`;
}

/** "a number", "a vector of 3 numbers", "a matrix of 2 × 3 numbers". */
function shapeInWords([rows, columns]: readonly number[]): string {
  if (rows === undefined) return "a number";
  if (columns === undefined) return `a vector of ${rows} ${rows === 1 ? "number" : "numbers"}`;
  return `a matrix of ${rows} × ${columns} numbers`;
}
