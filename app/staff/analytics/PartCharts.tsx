import type { PartAnalytics } from "#server/analytics/assignmentAnalytics";
import type { ScoreDistribution } from "#server/analytics/scoreDistribution";
import type { Spread } from "#server/analytics/spread";
import { attemptBins } from "#server/analytics/tries";
import { BoxMarks } from "./BoxMarks";
import { ColumnMarks } from "./ColumnMarks";
import { Legend } from "./Legend";
import { mostTelling } from "./mostTelling";
import { RowChart, type Tick } from "./RowChart";
import { minutesWords, percentWords } from "./words";

interface Drawing {
  name: string;
  description: string;
}

const shareTicks: Tick[] = [0, 25, 50, 75, 100].map((at) => ({ at, text: `${at}${at === 100 ? " %" : ""}` }));

/** Scores, a row each: half of the students are in the box. */
export function ScoreRows({
  rows,
  ...drawing
}: Drawing & { rows: readonly { key: string; title: string; scores: ScoreDistribution }[] }) {
  const known = rows.flatMap(({ scores, ...row }) =>
    scores.spread === null ? [] : [{ ...row, spread: scores.spread }],
  );
  return (
    <RowChart
      {...drawing}
      ticks={shareTicks}
      axis="share of the points"
      rows={mostTelling(known, ({ spread }) => -spread.mean).map(({ key, title, spread }) => ({
        ...{ key, label: title, note: percentWords(spread.median) },
        marks: <BoxMarks {...scaled(spread, (share) => 100 * share)} />,
      }))}
    />
  );
}

/** Attempts, a row each: how many students needed so many. */
export function AttemptRows({ parts, ...drawing }: Drawing & { parts: readonly PartAnalytics[] }) {
  const width = 100 / attemptBins.length;
  return (
    <>
      <Legend
        entries={[
          { text: "accepted then", mark: <rect width={14} height={14} className="fill-student" /> },
          {
            text: "tried so often, not accepted",
            mark: (
              <rect
                {...{ x: 0.5, y: 0.5, width: 13, height: 13, fillOpacity: 0.18, strokeDasharray: "3 2" }}
                className="fill-reference stroke-reference"
              />
            ),
          },
        ]}
      />
      <RowChart
        {...drawing}
        ticks={attemptBins.map(({ label }, place) => ({ at: (place + 0.5) * width, text: label }))}
        axis="attempts"
        rows={mostTelling(parts, ({ attempts }) => attempts.untilAccepted?.mean ?? 0).map(
          ({ id, title, attempts }) => ({
            ...{ key: id, label: title, note: `${attempts.untilAccepted?.count ?? 0} of ${attempts.students}` },
            marks: (
              <ColumnMarks
                filled={attempts.accepted}
                outlined={attempts.notAccepted}
                most={Math.max(...attempts.accepted.map((count, bin) => count + (attempts.notAccepted[bin] ?? 0)))}
              />
            ),
          }),
        )}
      />
    </>
  );
}

const timeTicks: Tick[] = [
  { minutes: 1, text: "1 min" },
  { minutes: 10, text: "10 min" },
  { minutes: 60, text: "1 h" },
  { minutes: 360, text: "6 h" },
  { minutes: 1_440, text: "1 d" },
  { minutes: 10_080, text: "1 w" },
].map(({ minutes, text }) => ({ at: placeOfMinutes(minutes), text }));

/** Of a logarithmic axis from a minute to a week, whose ends hold what lies beyond them, too. */
function placeOfMinutes(minutes: number): number {
  return (100 * Math.log(Math.min(10_080, Math.max(1, minutes)))) / Math.log(10_080);
}

/** Times, a row each: half of those who succeeded are in the box. */
export function TimeRows({ parts, ...drawing }: Drawing & { parts: readonly PartAnalytics[] }) {
  const known = parts.flatMap(({ id, title, time: { minutes } }) => (minutes === null ? [] : [{ id, title, minutes }]));
  return (
    <RowChart
      {...drawing}
      ticks={timeTicks}
      axis="time by the clock"
      rows={mostTelling(known, ({ minutes }) => minutes.median).map(({ id, title, minutes }) => ({
        ...{ key: id, label: title, note: minutesWords(minutes.median) },
        marks: <BoxMarks {...scaled(minutes, placeOfMinutes)} />,
      }))}
    />
  );
}

const scaled = (
  { lowest, lowerQuartile, median, upperQuartile, highest }: Spread,
  place: (value: number) => number,
) => ({
  lowest: place(lowest),
  lowerQuartile: place(lowerQuartile),
  median: place(median),
  upperQuartile: place(upperQuartile),
  highest: place(highest),
});
