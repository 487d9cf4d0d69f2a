import { readNumber } from "numerics/expressions";
import { union, type Interval, type IntervalSet } from "./intervalSet";

export type ReadIntervals =
  { readonly ok: true; readonly set: IntervalSet } | { readonly ok: false; readonly fault: string };

const intervalsAtMost = 20;

/**
 * A set of real numbers as people write it: intervals such as (0, sqrt(3)] and single numbers such as {0} with "u", "∪",
 * \cup, "and" or "or" between them, "inf" for infinity, "empty" for no number and "R" for all; in LaTeX as well.
 *
 * @param text - anything of at most 1,000 characters
 */
export function readIntervals(text: string): ReadIntervals {
  const plain = withoutLatexSizes(text).trim();
  if (plain === "") return fault("Nothing is written yet.");
  if (/^(empty|none|∅|\\emptyset|\\varnothing|\{\s*\})$/i.test(plain)) return { ok: true, set: [] };
  if (/^(R|ℝ|\\mathbb\s*\{?\s*R\s*\}?)$/.test(plain)) return { ok: true, set: [everything] };

  const intervals: Interval[] = [];
  let rest = plain;
  while (rest !== "") {
    if (intervals.length >= intervalsAtMost) return fault(`Write at most ${intervalsAtMost} intervals.`);
    const length = bracketLength(rest);
    if (length === null)
      return fault(
        /^[([{]/.test(rest)
          ? "A bracket is not closed."
          : `An interval begins with ( or [, such as (0, 1]. Here stands "${rest.slice(0, 12)}".`,
      );
    const read = readPiece(rest.slice(0, length));
    if (!Array.isArray(read)) return read;
    intervals.push(...read);
    const after = rest.slice(length).trimStart();
    const joint = /^(u(?![a-z])|∪|\\cup(?![a-z])|union(?![a-z])|and(?![a-z])|or(?![a-z])|,|;|$)/i.exec(after);
    if (joint === null) return fault(`Write "u" between two intervals, such as (0, 1) u (2, 3).`);
    rest = after.slice(joint[0].length).trimStart();
    if (rest === "" && joint[0] !== "") return fault("After the last interval another one is expected.");
  }
  return { ok: true, set: union(intervals) };
}

const everything: Interval = { from: -Infinity, to: Infinity, fromClosed: false, toClosed: false };

const fault = (message: string): { readonly ok: false; readonly fault: string } => ({ ok: false, fault: message });

const withoutLatexSizes = (text: string): string =>
  text
    .replaceAll(/\\(left|right|bigl?|bigr|Bigl?|Bigr)(?![a-zA-Z])/g, "")
    .replaceAll("\\{", "{")
    .replaceAll("\\}", "}")
    .replaceAll(/\\[,;!:]/g, " ");

/** How long the bracket at the beginning is; the two ends need not be of one kind, as in (0, 1]. */
function bracketLength(text: string): number | null {
  if (!/^[([{]/.test(text)) return null;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth--;
    if (depth === 0) return at + 1;
  }
  return null;
}

/** One interval, or single numbers in braces. */
function readPiece(piece: string): Interval[] | { readonly ok: false; readonly fault: string } {
  const opening = piece.charAt(0);
  const closing = piece.charAt(piece.length - 1);
  const ends = splitAtSeparators(piece.slice(1, -1));
  if ((opening === "{") !== (closing === "}")) return fault(`${piece} has two brackets that do not fit each other.`);
  if (opening === "{") {
    const points: Interval[] = [];
    for (const text of ends) {
      const point = readEnd(text);
      if (typeof point !== "number") return point;
      if (!Number.isFinite(point)) return fault("Infinity is no number of a set.");
      points.push({ from: point, to: point, fromClosed: true, toClosed: true });
    }
    return points;
  }
  const [first, second] = ends;
  if (first === undefined || second === undefined || ends.length > 2)
    return fault(`An interval has two ends with a comma between them, such as (0, 1]. Here stands ${piece}.`);
  const from = readEnd(first);
  if (typeof from !== "number") return from;
  const to = readEnd(second);
  if (typeof to !== "number") return to;
  const [fromClosed, toClosed] = [opening === "[", closing === "]"];
  if ((fromClosed && !Number.isFinite(from)) || (toClosed && !Number.isFinite(to)))
    return fault("Infinity is not in an interval: write (0, inf), with a round bracket beside inf.");
  if (from > to || from === Infinity || to === -Infinity)
    return fault(`In ${piece} the smaller end should come first.`);
  if (from === to && !(fromClosed && toClosed))
    return fault(`${piece} contains no number. Write [a, a] or {a} for a single one.`);
  return [{ from, to, fromClosed, toClosed }];
}

/** The texts between commas or semicolons that stand in no inner bracket. */
function splitAtSeparators(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth--;
    if (depth === 0 && (character === "," || character === ";")) parts.push("");
    else parts[parts.length - 1] = `${parts.at(-1) ?? ""}${character}`;
  }
  return parts;
}

function readEnd(text: string): number | { readonly ok: false; readonly fault: string } {
  const infinity = /^([+\-−]?)\s*(inf|infty|infinity|oo|∞|\\infty|\\inf)$/i.exec(text.trim());
  if (infinity !== null) return infinity[1] === "" || infinity[1] === "+" ? Infinity : -Infinity;
  if (text.trim() === "") return fault("An end of an interval is missing.");
  const read = readNumber(text);
  if (!read.ok) return fault(`${read.fault.message} (In "${text.trim()}".)`);
  const [value] = read.value.entries;
  if (value === undefined || read.value.shape.length > 0) return fault(`"${text.trim()}" is not one number.`);
  return value;
}
