import type { RegradeChoice, VersionChangeView } from "#server/versionChanges";

export const stateWords: Readonly<Record<VersionChangeView["state"], string>> = {
  replaying: "Being replayed",
  ready: "Waits for your decision",
  applied: "Applied",
  cancelled: "Cancelled",
};

export const choiceWords: Readonly<Record<RegradeChoice, string>> = {
  raise: "Only raise",
  all: "All new verdicts",
  none: "No new verdicts",
};

/** What a choice means, for whoever has to choose. */
export const choiceMeanings: Readonly<Record<RegradeChoice, string>> = {
  raise: "An answer takes its new verdict where that gives more points. Nobody has fewer points than now.",
  all: "Every answer takes its new verdict, also where that gives fewer points.",
  none: "Every answer keeps the verdict it has.",
};

/** "failed → passed"; a version without the test has no word for it. */
export const resultWords = (result: string | null): string => (result ?? "no such test").replaceAll("-", " ");

export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
