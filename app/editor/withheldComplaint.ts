/** What the language service found at one place. */
export interface Complaint {
  /** TypeScript's number of the error. */
  code: number;
  message: string;
  /** What stands at that place. */
  text: string;
}

/** "Declared but not exported", "no exported member", and the same with a similar name. */
const missingImports: readonly number[] = [2305, 2459, 2724];
/** "Property does not exist on type", and the same with a similar name: for `import * as engine`. */
const missingProperties: readonly number[] = [2339, 2551];

/**
 * What to say of a complaint that is about a function which the problem keeps back. TypeScript's own words speak of
 * declarations and exports, as if the engine were broken; these are the grader's.
 *
 * @returns undefined for a complaint about something else
 */
export function withheldComplaint({ code, message, text }: Complaint, withheld: readonly string[]): string | undefined {
  if (!withheld.includes(text)) return undefined;
  const isAboutTheEngine =
    missingImports.includes(code) || (missingProperties.includes(code) && message.includes("typeof import("));
  return isAboutTheEngine
    ? `"${text}" of "numerics" cannot be used here: writing it yourself is part of this problem.`
    : undefined;
}
