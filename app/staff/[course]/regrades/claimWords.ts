import type { RegradeRow } from "#server/regradeAnswers";

/** What running a claim says, in a few words. */
export const claimWords: Readonly<Record<Exclude<RegradeRow["claim"], "none">, string>> = {
  waiting: "claim is being run",
  failed: "claim could not be run",
  holds: "the reference agrees with the claim",
  refuted: "the reference does not agree with the claim",
  unclear: "the reference did not answer the claim",
};
