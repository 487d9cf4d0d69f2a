import type { Discrimination } from "#server/analytics/discrimination";
import type { MistakeTrends } from "#server/analytics/mistakes";
import type { Failures } from "#server/analytics/testResults";
import { ColumnMarks } from "./ColumnMarks";
import { correlationWords } from "./conclusions";
import { Legend } from "./Legend";
import { mostRows } from "./mostTelling";
import { RowChart, stripHeight, type Tick } from "./RowChart";
import { dayWords, rateWords } from "./words";

interface Drawing {
  name: string;
  description: string;
}

const middle = stripHeight / 2;
const percentTicks: Tick[] = [0, 25, 50, 75, 100].map((at) => ({ at, text: `${at}${at === 100 ? " %" : ""}` }));

/** How often tests fail: from the first submissions to the newest. */
export function FailureRows({
  tests,
  ...drawing
}: Drawing & { tests: readonly { key: string; label: string; first: Failures; newest: Failures }[] }) {
  const placeOf = ({ failed, students }: Failures): number => (students === 0 ? 0 : (100 * failed) / students);
  return (
    <>
      <Legend
        entries={[
          { text: "first submissions", mark: <FirstMark x="7" y={7} /> },
          { text: "newest submissions", mark: <circle cx={7} cy={7} r={5} className="fill-student" /> },
        ]}
      />
      <RowChart
        {...drawing}
        ticks={percentTicks}
        axis="of the submissions fail the test"
        rows={tests.slice(0, mostRows).map(({ key, label, first, newest }) => ({
          ...{ key, label, note: `${rateWords(first)} → ${rateWords(newest)}` },
          marks: (
            <>
              <line
                {...{ x1: `${placeOf(first)}%`, x2: `${placeOf(newest)}%`, y1: middle, y2: middle, strokeWidth: 2 }}
                className="stroke-line-strong"
              />
              <FirstMark x={`${placeOf(first)}%`} y={middle} />
              <circle cx={`${placeOf(newest)}%`} cy={middle} r={5} className="fill-student" />
            </>
          ),
        }))}
      />
    </>
  );
}

/** A hollow square, moved onto its place by half its size. */
const FirstMark = ({ x, y }: { x: string; y: number }) => (
  <svg x={x} y={y} className="overflow-visible">
    <rect {...{ x: -5.5, y: -5.5, width: 11, height: 11, strokeWidth: 2 }} className="fill-paper stroke-reference" />
  </svg>
);

const mostMistakes = 8;

/** When students made which mistake: a column for each day or week. */
export function MistakeRows({
  trends: { unit, periods, named, unnamedInAll },
  partOf,
  ...drawing
}: Drawing & { trends: MistakeTrends; partOf: (partId: string | null) => string }) {
  const shown = [...named.slice(0, mostMistakes), ...(unnamedInAll === null ? [] : [unnamedInAll])];
  const most = Math.max(...shown.flatMap(({ studentsIn }) => studentsIn));
  const width = 100 / periods.length;
  const labelled = new Set([0, Math.floor((periods.length - 1) / 2), periods.length - 1]);
  const ticks = periods.flatMap((period, place) =>
    labelled.has(place) ? [{ at: (place + 0.5) * width, text: dayWords(period) }] : [],
  );
  return (
    <RowChart
      {...drawing}
      ticks={ticks}
      axis={unit === "day" ? "days" : "weeks, by their Mondays"}
      rows={shown.map(({ partId, mistake, title, students, studentsIn }) => ({
        key: `${partId ?? ""}/${mistake ?? ""}`,
        label: mistake === null ? "Nothing named, all parts" : `${title ?? mistake} (${partOf(partId)})`,
        note: String(students),
        marks: <ColumnMarks filled={studentsIn} most={most} isFaint={mistake === null} />,
      }))}
    />
  );
}

/** A correlation from −1 to 1 as a place across. */
const placeOfCorrelation = (value: number): number => 50 * (1 + value);

const correlationTicks: Tick[] = [-1, -0.5, 0, 0.5, 1].map((value) => ({
  at: placeOfCorrelation(value),
  text: String(value).replace("-", "−"),
}));

/** Correlations with what they may be: the lowest first. */
export function DiscriminationRows({
  rows,
  ...drawing
}: Drawing & { rows: readonly { key: string; label: string; discrimination: Discrimination }[] }) {
  const known = rows.flatMap(({ discrimination, ...row }) =>
    discrimination.kind === "known" ? [{ ...row, ...discrimination }] : [],
  );
  return (
    <RowChart
      {...drawing}
      ticks={correlationTicks}
      axis="correlation with the rest"
      rows={known
        .sort((a, b) => a.correlation - b.correlation)
        .slice(0, mostRows)
        .map(({ key, label, correlation, interval: [low, high] }) => ({
          ...{ key, label, note: correlationWords(correlation) },
          marks: (
            <>
              <line x1="50%" x2="50%" y1={0} y2={stripHeight} className="stroke-line-strong" />
              <line
                {...{ x1: `${placeOfCorrelation(low)}%`, x2: `${placeOfCorrelation(high)}%`, y1: middle, y2: middle }}
                strokeWidth={2}
                className="stroke-student"
              />
              <circle cx={`${placeOfCorrelation(correlation)}%`} cy={middle} r={5} className="fill-student" />
            </>
          ),
        }))}
    />
  );
}
