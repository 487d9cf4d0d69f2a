import { finishedProgram } from "./finishedProgram";
import { foreignWords, ownWords, replaceWords } from "./neutralNames";
import { plainProgram } from "./plainProgram";
import type { Reduced, ReductionOrder, Tried } from "./reducerMessages";
import { shrink } from "./shrink";

/**
 * A student's program made as small as it can be while it behaves the same, without anything that tells whose it was: no
 * comments, names of its own, texts of its own.
 *
 * @param tryOut - runs a program and says whether it behaves as the student's does
 * @returns why there is none, where the program cannot be taken apart or goes on telling something of its author
 */
export async function reduceProgram(
  order: ReductionOrder,
  tryOut: (source: string) => Promise<Tried>,
): Promise<Reduced> {
  try {
    return await reduce(order, tryOut);
  } catch (error) {
    // Compiler and walk call themselves for each level, and a deep enough program ends their stack.
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, reason: "The program is nested too deeply to be taken apart." };
  }
}

async function reduce(
  { source, mostTries, ...known }: ReductionOrder,
  tryOut: (source: string) => Promise<Tried>,
): Promise<Reduced> {
  const isSame = async (program: string): Promise<boolean> => (await tryOut(program)).isSame;
  const order = { ...known, known: known.known.map(plainProgram) };

  const plain = plainProgram(source);
  if (!(await isSame(plain)))
    return { ok: false, reason: "The program behaves in another way once its types and comments are taken out." };

  let triesLeft = mostTries;
  const small = await shrink(plain, async (program) => {
    if (triesLeft-- <= 0) return undefined;
    const { isSame: stays, isLate } = await tryOut(program);
    return isLate ? undefined : stays;
  });
  const nameless = await withoutOwnWords(small, order, isSame);
  const left = foreignWords(nameless, order);
  if (left.length > 0)
    return {
      ok: false,
      reason: `It behaves in another way without words of its own: ${left.slice(0, 5).join(", ")}.`,
    };

  const finished = finishedProgram(nameless, known);
  return (await isSame(finished))
    ? { ok: true, source: finished }
    : { ok: false, reason: "The small program behaves in another way once it is written out." };
}

/** All at once where that changes nothing; else one after the other. */
async function withoutOwnWords(
  source: string,
  order: Pick<ReductionOrder, "signatures" | "known">,
  isSame: (program: string) => Promise<boolean>,
): Promise<string> {
  const words = ownWords(source, order);
  if (words.length === 0) return source;
  const all = replaceWords(source, words);
  if (await isSame(all)) return all;
  let current = source;
  for (const word of words.slice(0, mostWords)) {
    const without = replaceWords(current, [word]);
    if (await isSame(without)) current = without;
  }
  return current;
}

const mostWords = 60;
