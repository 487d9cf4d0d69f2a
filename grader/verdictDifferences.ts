import type { Verdict } from "./verdict";

/** One place where two verdicts say different things, such as "tests[3].failure.got.text". */
export interface VerdictDifference {
  field: string;
  /** undefined where the field is missing. */
  before: unknown;
  after: unknown;
}

/**
 * What is not the same in two verdicts on the same submission. Times are left out, as no two gradings take the same, and
 * so is the name of the engine: a newer engine that says the same says the same.
 */
export function verdictDifferences(before: Verdict, after: Verdict): VerdictDifference[] {
  const differences: VerdictDifference[] = [];
  compare("", comparable(before), comparable(after));
  return differences;

  function compare(field: string, one: unknown, other: unknown): void {
    if (one === other) return;
    if (Array.isArray(one) && Array.isArray(other)) {
      for (let index = 0; index < Math.max(one.length, other.length); index++)
        compare(`${field}[${index}]`, one[index], other[index]);
    } else if (isRecord(one) && isRecord(other)) {
      for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
        compare(field === "" ? key : `${field}.${key}`, one[key], other[key]);
    } else differences.push({ field, before: one, after: other });
  }
}

/** A verdict without what may differ between two gradings that agree, as the JSON it is stored as. */
export function comparable({ timings: _timings, engine: _engine, tests, ...verdict }: Verdict): unknown {
  const timeless = { ...verdict, tests: tests.map(({ studentMs: _studentMs, ...test }) => test) };
  return JSON.parse(JSON.stringify(timeless)) as unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
