import type { Pair } from "@dodona/dolos-core";
import type { Fragment } from "./comparison";
import type { Token } from "./tokens";

const mostFragments = 40;

/** A stretch of tokens, both ends included. */
interface Range {
  first: number;
  last: number;
}

/**
 * What two sources share, as stretches that do not overlap: the longest first choice, then the longest beside it. The
 * engine gives all stretches that match, also several on the same place.
 *
 * @returns as they follow each other in the left source
 */
export function fragmentsOf(pair: Pair, left: readonly Token[], right: readonly Token[]): Fragment[] {
  const candidates = pair
    .buildFragments()
    .map(({ pairs }) => ({
      left: rangeOf(pairs.map((occurrence) => occurrence.left)),
      right: rangeOf(pairs.map((occurrence) => occurrence.right)),
    }))
    .sort((a, b) => lengthOf(b.left) - lengthOf(a.left) || a.left.first - b.left.first);
  const chosen: { left: Range; right: Range }[] = [];
  for (const candidate of candidates) {
    if (chosen.length >= mostFragments) break;
    if (chosen.some((other) => overlap(other.left, candidate.left) || overlap(other.right, candidate.right))) continue;
    chosen.push(candidate);
  }
  chosen.sort((a, b) => a.left.first - b.left.first);
  return chosen.map((fragment) => ({
    left: stretchOf(fragment.left, left),
    right: stretchOf(fragment.right, right),
    tokens: lengthOf(fragment.left),
  }));
}

const rangeOf = (sides: readonly { start: number; stop: number }[]): Range => ({
  first: Math.min(...sides.map(({ start }) => start)),
  last: Math.max(...sides.map(({ stop }) => stop)),
});

const lengthOf = ({ first, last }: Range): number => last - first + 1;

const overlap = (one: Range, other: Range): boolean => one.first <= other.last && other.first <= one.last;

/** A construct begins where the first thing in it begins: the next stretch's first character may not be ours too. */
function stretchOf({ first, last }: Range, tokens: readonly Token[]): { from: number; to: number } {
  const from = tokens[first]?.start ?? 0;
  let to = from;
  for (const token of tokens.slice(first, last + 1)) to = Math.max(to, token.end);
  const next = tokens[last + 1];
  return { from, to: next === undefined ? to : Math.max(from, Math.min(to, next.start)) };
}
