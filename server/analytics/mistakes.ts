import type { PeriodUnit } from "./calendar";

/** How often a known mistake was named in a part, or how often none was. */
export interface MistakeCount {
  /** Null: in all parts together. */
  partId: string | null;
  /** Null: nothing was named. */
  mistake: string | null;
  title: string | null;
  /** First day of the day or week. Null: over all. */
  period: string | null;
  answers: number;
  /** Different students. One who makes it in two weeks counts in both, and once over all. */
  students: number;
}

export interface MistakeHistory {
  partId: string | null;
  mistake: string | null;
  title: string | null;
  answers: number;
  students: number;
  /** As `periods`. */
  answersIn: number[];
  studentsIn: number[];
}

export interface MistakeTrends {
  unit: PeriodUnit;
  /** First days. */
  periods: string[];
  /** Known mistakes, those of most students first. */
  named: MistakeHistory[];
  /** Failed answers that no known mistake explains, by part, those of most students first. */
  unnamed: MistakeHistory[];
  /** The same in all parts together. Null when every failed answer got a name. */
  unnamedInAll: MistakeHistory | null;
}

export function mistakeTrends(
  counts: readonly MistakeCount[],
  { unit, periods }: Pick<MistakeTrends, "unit" | "periods">,
): MistakeTrends {
  const histories = counts
    .filter(({ period }) => period === null)
    .map(({ partId, mistake, title, answers, students }): MistakeHistory => {
      const own = counts.filter((count) => count.partId === partId && count.mistake === mistake);
      const inEach = (valueOf: (count: MistakeCount) => number): number[] =>
        periods.map((period) =>
          own.filter((count) => count.period === period).reduce((sum, each) => sum + valueOf(each), 0),
        );
      return {
        ...{ partId, mistake, title, answers, students },
        answersIn: inEach((count) => count.answers),
        studentsIn: inEach((count) => count.students),
      };
    })
    .sort((a, b) => b.students - a.students || b.answers - a.answers || (keyOf(a) < keyOf(b) ? -1 : 1));
  return {
    ...{ unit, periods },
    named: histories.filter(({ mistake }) => mistake !== null),
    unnamed: histories.filter(({ mistake, partId }) => mistake === null && partId !== null),
    unnamedInAll: histories.find(({ partId }) => partId === null) ?? null,
  };
}

const keyOf = ({ partId, mistake }: MistakeHistory): string => `${partId ?? ""}/${mistake ?? ""}`;
