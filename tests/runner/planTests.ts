export interface TestPlan {
  /** Arguments for jest, or undefined when it is not to run. */
  jest: readonly string[] | undefined;
  /** Arguments for Playwright, or undefined when it is not to run. */
  playwright: readonly string[] | undefined;
}

/**
 * What `npm test -- <words>` runs. No words: everything. `unit` or `e2e` first: only jest (unit, database and sandbox
 * tests) or only the browser tests, with what follows passed on. Otherwise the words go to the runner whose files they
 * name: `npm test -- tests/server/env.test.ts`, `npm test -- tests/e2e/submit.spec.ts`, `npm test -- -t "a title"`.
 */
export function planTests(words: readonly string[]): TestPlan {
  const [first, ...rest] = words;
  if (first === undefined) return { jest: [], playwright: [] };
  if (first === "unit") return { jest: rest, playwright: undefined };
  if (first === "e2e") return { jest: undefined, playwright: rest };
  const namesBrowserTests = words.some((word) => word.startsWith("tests/e2e") || word.includes(".spec.ts"));
  return namesBrowserTests ? { jest: undefined, playwright: words } : { jest: words, playwright: undefined };
}
