import { type FileEntry, File, FingerprintIndex, Region, TokenizedFile, WinnowFilter } from "@dodona/dolos-core";
import { clustersOf, standOutThreshold } from "./clusters";
import type { ComparedSource, Comparison, ComparisonOrder, FoundPair } from "./comparison";
import { fragmentsOf } from "./fragments";
import { type Token, tokensOf } from "./tokens";

/** Fingerprints are of so many tokens, about an expression; answers here are tens of lines. */
const tokensInFingerprint = 12;
/** Of so many fingerprints that follow each other at least one is kept. */
const fingerprintsInWindow = 4;

/** A place repeated more often than this within one source is looked at so many times: it would multiply with itself. */
const mostRepeats = 8;
/** Of a source without repeats, about 20 KB of code. */
const mostTokens = 6_000;

/** With fewer fingerprints of one's own there is nothing to tell people apart by. */
const leastOwn = 5;

/** From so many sources on, what more than half of them have is the usual way to write it. */
const manySources = 20;

const mostPairs = 250;

/**
 * Compares everybody's program with everybody else's, by the fingerprints of Dolos's index.
 *
 * The similarity of two programs is the share of their fingerprints that they share. Fingerprints of what was given to
 * everybody are no one's. Those of the author's own answers, and those that more than half of the programs have, count
 * as different although they are equal: two people who write the usual solution have not copied it.
 *
 * @param onProgress - 0 to 1; what it returns is awaited, so that others get their turn
 */
export async function compare(
  { sources, given, known }: ComparisonOrder,
  onProgress: (progress: number) => Promise<void> = () => Promise.resolve(),
): Promise<Comparison> {
  const index = new FingerprintIndex(tokensInFingerprint, fingerprintsInWindow);
  const files = new Map<ComparedSource, Tokenized>();
  for (const [done, source] of sources.entries()) {
    files.set(source, tokenize(source.source));
    if (done % 20 === 0) await onProgress((0.3 * done) / sources.length);
  }
  const givenHashes = hashesOf(given);
  index.addFiles([...files.values()].map(({ file }) => file));
  index.addIgnoredHashes([...givenHashes, ...hashesOf(known)]);
  // Afterwards and at once: told beforehand, the index goes through all files anew for each one beyond the half.
  if (sources.length >= manySources) index.updateMaxFingerprintFileCount(Math.floor(sources.length / 2));

  const entries = new Map(index.entries().map((entry) => [entry.file, entry]));
  const all = sources.flatMap((source) => {
    const tokenized = files.get(source);
    const entry = tokenized === undefined ? undefined : entries.get(tokenized.file);
    return tokenized === undefined || entry === undefined
      ? []
      : [{ ...source, ...tokenized, entry, own: ownFingerprints(entry, givenHashes) }];
  });
  const usable = all.filter(({ own }) => own >= leastOwn);
  const setAside = all.filter(({ own, isEarlier }) => own < leastOwn && !isEarlier).map(({ id }) => id);

  const measured: Measured[] = [];
  for (const [row, one] of usable.entries()) {
    for (const other of usable.slice(row + 1)) {
      if (!one.isEarlier || !other.isEarlier) measured.push({ one, other, similarity: similarityOf(one, other) });
    }
    if (row % 20 === 0) await onProgress(0.3 + (0.5 * row) / usable.length);
  }
  measured.sort((a, b) => b.similarity - a.similarity);
  const { median, threshold } = standOutThreshold(measured.map(({ similarity }) => similarity).reverse());
  const standingOut = measured.filter(({ similarity }) => similarity >= threshold && similarity > median);

  const pairs: FoundPair[] = [];
  for (const [done, pair] of measured.slice(0, mostPairs).entries()) {
    if (pair.similarity > 0) pairs.push(toFoundPair(index, pair));
    if (done % 10 === 0) await onProgress(0.8 + (0.2 * done) / mostPairs);
  }
  return {
    compared: usable.length,
    pairs,
    summary: {
      ...{ histogram: histogramOf(measured), median, threshold, setAside },
      clusters: clustersOf(standingOut.map(({ one, other }) => [one.id, other.id])),
      earlier: usable.filter(({ isEarlier }) => isEarlier).length,
    },
  };
}

interface Tokenized {
  file: TokenizedFile;
  tokens: Token[];
}

interface Indexed extends ComparedSource, Tokenized {
  entry: FileEntry;
  /** Fingerprints that are not of what was given. */
  own: number;
}

interface Measured {
  one: Indexed;
  other: Indexed;
  similarity: number;
}

function tokenize(source: string): Tokenized {
  const tokens = withoutRepeats(tokensOf(source));
  // The engine wants rows and columns; one long row keeps the order of characters.
  const regions = tokens.map(({ start, end }) => new Region(0, start, 0, end));
  const texts = tokens.map(({ text }) => text);
  return { tokens, file: new TokenizedFile(new File("answer.ts", ""), texts, regions) };
}

const winnow = new WinnowFilter(tokensInFingerprint, fingerprintsInWindow);
const fingerprintsOf = (tokens: readonly Token[]) => winnow.fingerprints(tokens.map(({ text }) => text));

/**
 * Without what is repeated over and over: a source of one line ten thousand times matches itself in a hundred million
 * ways. Taking repeats out can make new ones where the ends meet, so it is done until there are none.
 */
function withoutRepeats(tokens: Token[]): Token[] {
  let kept = tokens;
  for (let round = 0; round < 4; round++) {
    const counts = new Map<number, number>();
    const isRepeat = new Uint8Array(kept.length);
    const isNeeded = new Uint8Array(kept.length);
    for (const { hash, start, stop } of fingerprintsOf(kept)) {
      const count = (counts.get(hash) ?? 0) + 1;
      counts.set(hash, count);
      (count > mostRepeats ? isRepeat : isNeeded).fill(1, start, stop + 1);
    }
    const left = kept.filter((_, index) => isRepeat[index] === 0 || isNeeded[index] === 1);
    if (left.length === kept.length) break;
    kept = left;
  }
  return kept.slice(0, mostTokens);
}

const hashesOf = (texts: readonly string[]): Set<number> =>
  new Set(texts.flatMap((text) => fingerprintsOf(tokensOf(text)).map(({ hash }) => hash)));

function ownFingerprints({ file, kgrams, ignored }: FileEntry, given: ReadonlySet<number>): number {
  let own = kgrams.length;
  for (const fingerprint of ignored) if (given.has(fingerprint.hash)) own -= fingerprint.occurrencesOf(file).length;
  return own;
}

/** The engine's own number subtracts what the left file ignores from both sides, and can exceed 1. */
function similarityOf(one: Indexed, other: Indexed): number {
  const [few, many] = one.entry.shared.size < other.entry.shared.size ? [one, other] : [other, one];
  let shared = 0;
  for (const fingerprint of few.entry.shared) {
    if (!many.entry.shared.has(fingerprint)) continue;
    shared += fingerprint.occurrencesOf(few.file).length + fingerprint.occurrencesOf(many.file).length;
  }
  return Math.min(1, shared / (one.own + other.own));
}

/** The smaller id is on the left. */
function toFoundPair(index: FingerprintIndex, { one, other, similarity }: Measured): FoundPair {
  const [left, right] = one.id < other.id ? [one, other] : [other, one];
  const fragments = fragmentsOf(index.getPair(left.file, right.file), left.tokens, right.tokens);
  const longestFragment = Math.max(0, ...fragments.map(({ tokens }) => tokens));
  return { leftId: left.id, rightId: right.id, similarity, longestFragment, fragments };
}

function histogramOf(measured: readonly Measured[]): number[] {
  const counts = Array.from({ length: 20 }, () => 0);
  for (const { similarity } of measured) {
    const bin = Math.min(19, Math.floor(similarity * 20));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
