/** How long the judge waits, in wall milliseconds. What a problem may set stands in problems/schema.ts. */
export const judgeLimits = {
  /** A student's module runs its top level in this time. */
  loadMs: 5_000,
  /** Everything the referee does for one grading by itself. */
  refereeMs: 20_000,
  /** Trying the known mistakes, once every test has its result. A mistake that loops costs the diagnosis, not the verdict. */
  diagnosisMs: 5_000,
  /** What the referee may take to answer the student's questions in one test: how many there are, the student decides. */
  questionsMs: 10_000,
  /** Loading a problem's bundle into a fresh referee room. */
  refereeLoadMs: 10_000,
} as const;

/**
 * A test that calls a student's code more often uses up the time of a right answer too. Shrinking makes up to 500
 * attempts with all the calls of a body; calls that cross together count as one.
 */
export const callsInATest = 4_000;

/** A referee room is replaced after this many gradings, so that an author's leak cannot grow for ever. */
export const refereeGradings = 100;

/** Referee rooms kept warm, over all problems. */
export const idleReferees = 6;
