import { assignmentTables, isTried } from "#server/analytics/assignmentTables";
import type { AssignmentAnalytics } from "#server/analytics/assignmentAnalytics";
import { fewestStudents } from "#server/analytics/discrimination";
import type { AnalyticsTable } from "#server/analytics/table";
import type { TestStatistics } from "#server/analytics/testResults";
import { ChartFigure } from "./ChartFigure";
import {
  attemptConclusion,
  discriminationConclusion,
  mistakeConclusion,
  partConclusion,
  scoreConclusion,
  testConclusion,
  timeConclusion,
} from "./conclusions";
import { leftOut } from "./mostTelling";
import { AttemptRows, ScoreRows, TimeRows } from "./PartCharts";
import { ScoreHistogram } from "./ScoreHistogram";
import { DiscriminationRows, FailureRows, MistakeRows } from "./TestCharts";

/** All charts of an assignment that somebody has handed in to. */
export function AssignmentCharts({
  analytics,
  csvHrefOf,
}: {
  analytics: AssignmentAnalytics;
  csvHrefOf: (table: AnalyticsTable) => string;
}) {
  const { title, scores, parts, tests, mistakes } = analytics;
  const tables = assignmentTables(analytics);
  const tried = parts.filter(isTried);
  const titles = new Map(parts.map((part) => [part.id, part.title]));
  const partOf = (partId: string | null): string => titles.get(partId ?? "") ?? "";
  const figure = (name: keyof typeof tables, conclusion: string) => {
    const table = tables[name];
    return {
      figure: { table, conclusion, csvHref: csvHrefOf(table) },
      drawing: { name: `${table.title}, ${title}`, description: conclusion },
    };
  };
  const all = {
    scores: figure(
      "scores",
      scoreConclusion(scores, (students) => `${students} handed in nothing that counts.`),
    ),
    parts: figure("parts", partConclusion(parts)),
    attempts: figure("attempts", attemptConclusion(tried)),
    time: figure("time", timeConclusion(tried)),
    tests: figure("tests", testConclusion(tests)),
    mistakes: figure("mistakes", mistakes === null ? "" : mistakeConclusion(mistakes)),
    discrimination: figure("discrimination", discriminationConclusion(parts, { fewest: fewestStudents, what: "part" })),
    testDiscrimination: figure(
      "testDiscrimination",
      discriminationConclusion(
        tests.map(({ name, discrimination }) => ({ title: name, discrimination })),
        { fewest: fewestStudents, what: "test in any part" },
      ),
    ),
  };
  const rowOf = (test: TestStatistics) => ({
    key: `${test.partId}/${test.name}`,
    label: partOf(test.partId).endsWith(test.name) ? partOf(test.partId) : `${test.name} (${partOf(test.partId)})`,
    ...test,
  });
  const isFailing = ({ first, newest }: TestStatistics): boolean => first.failed + newest.failed > 0;
  return (
    <div className="mt-6 grid gap-x-10 gap-y-6 md:grid-cols-[repeat(auto-fit,minmax(26rem,1fr))]">
      <ChartFigure
        {...all.scores.figure}
        note="As in the gradebook: after lateness, with what staff have set or reviewed."
      >
        {scores.spread !== null && <ScoreHistogram {...all.scores.drawing} scores={scores} />}
      </ChartFigure>
      <ChartFigure
        {...all.parts.figure}
        note={`The box holds the middle half of those who handed in, the thick line and the number are the median, the thin line goes from the lowest to the highest. ${leftOut(parts.length, "parts", "with the lowest means")}`}
      >
        {parts.some((part) => part.scores.spread !== null) && (
          <ScoreRows {...all.parts.drawing} rows={parts.map((part) => ({ ...part, key: part.id }))} />
        )}
      </ChartFigure>
      {tried.length > 0 && (
        <>
          <ChartFigure
            {...all.attempts.figure}
            note={`Submissions up to the first accepted one; runs, malformed answers and failures of ours are none. At the right: accepted of those who tried. Parts that people read are not here. ${leftOut(tried.length, "parts", "with most attempts")}`}
          >
            <AttemptRows {...all.attempts.drawing} parts={tried} />
          </ChartFigure>
          <ChartFigure
            {...all.time.figure}
            note={`From a student's first run of the tests or first submission of the part to the first accepted submission, by the clock: nights and breaks are in it. At the right: the median. Who was not accepted is not in it. ${leftOut(tried.length, "parts", "with the longest medians")}`}
          >
            {tried.some(({ time }) => time.minutes !== null) && <TimeRows {...all.time.drawing} parts={tried} />}
          </ChartFigure>
        </>
      )}
      {tests.length > 0 && (
        <ChartFigure
          {...all.tests.figure}
          note={`Of each student the first and the newest submission that compiled; a test that did not run is left out. A test that stays far right is hard or unclear; one that moves left teaches. ${leftOut(tests.filter(isFailing).length, "tests that fail", "that fail most now")}`}
        >
          {tests.some(isFailing) && (
            <FailureRows {...all.tests.drawing} tests={[...tests].filter(isFailing).sort(byFailures).map(rowOf)} />
          )}
        </ChartFigure>
      )}
      {mistakes !== null && (
        <ChartFigure
          {...all.mistakes.figure}
          note="Students whose failed answers were recognised, by when they handed them in. At the right: different students over all. What has no name may deserve a mistake file."
        >
          {mistakes.named.length + mistakes.unnamed.length > 0 && (
            <MistakeRows {...all.mistakes.drawing} trends={mistakes} partOf={partOf} />
          )}
        </ChartFigure>
      )}
      <ChartFigure
        {...all.discrimination.figure}
        note={discriminationNote(
          "the points for a part",
          "the points for all other parts of the assignment, of students who handed in something",
        )}
      >
        {parts.some((part) => part.discrimination.kind === "known") && (
          <DiscriminationRows
            {...all.discrimination.drawing}
            rows={parts.map((part) => ({ ...part, key: part.id, label: part.title }))}
          />
        )}
      </ChartFigure>
      {tests.some(({ discrimination }) => discrimination.kind !== "alone") && (
        <ChartFigure
          {...all.testDiscrimination.figure}
          note={discriminationNote(
            "passing a test (1 or 0, so it is point-biserial)",
            "the share of the part's other tests that passed, in first submissions",
          )}
        >
          {tests.some(({ discrimination }) => discrimination.kind === "known") && (
            <DiscriminationRows {...all.testDiscrimination.drawing} rows={tests.map(rowOf)} />
          )}
        </ChartFigure>
      )}
    </div>
  );
}

const byFailures = (a: TestStatistics, b: TestStatistics): number =>
  rateOf(b.newest) - rateOf(a.newest) || rateOf(b.first) - rateOf(a.first);
const rateOf = ({ failed, students }: TestStatistics["newest"]): number => (students === 0 ? 0 : failed / students);

const discriminationNote = (item: string, rest: string): string =>
  `Corrected item–total correlation: Pearson's r between ${item} and ${rest} (Crocker and Algina, 1986, chapter 14). The line is where r lies with 95 % confidence. Rule of thumb, which Ebel gave for a related index: 0.4 and more is very good, below 0.2 deserves a look, and a negative one often is a mistake in the key. Shown from ${fewestStudents} students on, the lowest first; not where all have the same.`;
