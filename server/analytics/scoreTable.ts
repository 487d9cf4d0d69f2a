import type { ScoreDistribution } from "./scoreDistribution";
import { type AnalyticsTable, percent } from "./table";

/** How many students have which share of the points, a row for each of what is compared. */
export function scoreTable(
  { id, title, what, nothing }: { id: string; title: string; what: string; nothing: string },
  rows: readonly { title: string; scores: ScoreDistribution }[],
): AnalyticsTable {
  return {
    ...{ id, title },
    columns: [
      ...[what, "Students", nothing, ...scoreBinLabels.map((label) => `${label} %`)],
      ...["Lower quartile, %", "Median, %", "Upper quartile, %", "Mean, %"],
    ],
    rows: rows.map((row) => {
      const { students, none, bins, spread } = row.scores;
      return [
        ...[row.title, students, none, ...bins],
        ...[spread?.lowerQuartile, spread?.median, spread?.upperQuartile, spread?.mean].map((share) =>
          percent(share ?? null),
        ),
      ];
    }),
  };
}

/** Of the bins of a distribution: the last one holds 100 percent too. */
const scoreBinLabels = Array.from({ length: 10 }, (_, bin) => (bin === 9 ? "90–100" : `${10 * bin}–${10 * (bin + 1)}`));
