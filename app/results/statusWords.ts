import type { VerdictStatus } from "#server/studentVerdict";

export type Tone = "accepted" | "partial" | "wrong" | "ours" | "running" | "quiet";

interface StatusWords {
  /** The word on the verdict and in lists. */
  word: string;
  tone: Tone;
  /** What it means, when the verdict itself brings no message. */
  meaning: string;
}

/** A verdict status in words. Colour never stands alone: each has its word here and its icon in StatusMark. */
const statusWords: Readonly<Record<VerdictStatus, StatusWords>> = {
  accepted: { word: "Accepted", tone: "accepted", meaning: "Every test passed." },
  partial: { word: "Partial", tone: "partial", meaning: "Some tests pass, others do not yet." },
  "wrong-answer": {
    word: "Wrong answer",
    tone: "wrong",
    meaning: "Your code runs, but returns other values than it should.",
  },
  "time-limit": {
    word: "Time limit",
    tone: "wrong",
    meaning:
      "Your code was stopped because it took too long. Look for a loop that does not end, or for work done twice.",
  },
  "memory-limit": {
    word: "Memory limit",
    tone: "wrong",
    meaning: "Your code was stopped because it took too much memory. Look for an array that keeps growing.",
  },
  "output-limit": {
    word: "Output limit",
    tone: "wrong",
    meaning: "Your code was stopped because it printed or returned too much. Remove prints from inner loops.",
  },
  "runtime-error": { word: "Runtime error", tone: "wrong", meaning: "Your code threw an error while it ran." },
  "compile-error": {
    word: "Compile error",
    tone: "wrong",
    meaning: "Your code could not be compiled, so no test ran. The places are marked in the editor.",
  },
  invalid: {
    word: "Not gradable",
    tone: "partial",
    meaning: "This answer could not be read, so it was not graded. It costs no attempt.",
  },
  "grader-failed": {
    word: "Our fault",
    tone: "ours",
    meaning:
      "Sorry, something failed on our side, not in your code. Your work is safe and this costs you nothing. You can submit again at any time.",
  },
};

/**
 * The words of a run differ in one place: passing the public tests is not yet being accepted. Nor is what no test looked
 * at, which a person will read.
 *
 * @param maxScore - what the tests could give; null where that is not known
 */
export function wordsOf(status: VerdictStatus, kind: "run" | "submit", maxScore: number | null = null): StatusWords {
  if (status === "accepted" && maxScore === 0)
    return { word: "Handed in", tone: "quiet", meaning: "A person will read it." };
  if (kind === "run" && status === "accepted")
    return {
      word: "Public tests pass",
      tone: "accepted",
      meaning: "The hidden tests run when you submit for grading.",
    };
  if (kind === "run" && (status === "partial" || status === "wrong-answer"))
    return { ...statusWords[status], word: "Public tests fail" };
  return statusWords[status];
}

export const toneText: Readonly<Record<Tone, string>> = {
  accepted: "text-accepted",
  partial: "text-partial",
  wrong: "text-wrong",
  ours: "text-ours",
  running: "text-accent",
  quiet: "text-ink-soft",
};
