import { riskRule } from "#server/analytics/atRisk";
import type { CourseAnalytics } from "#server/analytics/courseAnalytics";
import { courseTables } from "#server/analytics/courseTables";
import type { AnalyticsTable } from "#server/analytics/table";
import { AtRiskList } from "./AtRiskList";
import { ChartFigure } from "./ChartFigure";
import { scoreConclusion } from "./conclusions";
import { leftOut } from "./mostTelling";
import { ScoreRows } from "./PartCharts";
import { ScoreHistogram } from "./ScoreHistogram";
import { counted } from "./words";

/** A whole course: how everybody stands, assignment by assignment, and whom to speak to. */
export function CourseCharts({
  analytics: { scores, assignments, atRisk, students, ...analytics },
  csvHrefOf,
  personHrefOf,
}: {
  analytics: CourseAnalytics;
  csvHrefOf: (table: AnalyticsTable) => string;
  personHrefOf: ((userId: string) => string) | undefined;
}) {
  const tables = courseTables({ scores, assignments, atRisk, students, ...analytics });
  const conclusion = scoreConclusion(scores, (students) => `For ${students} nothing that is due is graded yet.`);
  const known = assignments.filter((assignment) => assignment.scores.spread !== null);
  const handedIn = assignmentConclusion(assignments);
  return (
    <>
      <div className="mt-6 grid gap-x-10 gap-y-6 md:grid-cols-[repeat(auto-fit,minmax(26rem,1fr))]">
        <ChartFigure
          table={tables.scores}
          conclusion={conclusion}
          csvHref={csvHrefOf(tables.scores)}
          note="Share of the points of assignments that are due for a student, own extensions counted; nothing handed in is nothing. What waits for a verdict or a reader is left out."
        >
          {scores.spread !== null && (
            <ScoreHistogram name={tables.scores.title} description={conclusion} scores={scores} />
          )}
        </ChartFigure>
        <ChartFigure
          table={tables.assignments}
          conclusion={handedIn}
          csvHref={csvHrefOf(tables.assignments)}
          note={`Of those who handed in: the box holds the middle half, the thick line and the number are the median. ${leftOut(known.length, "assignments", "with the lowest means")}`}
        >
          {known.length > 0 && (
            <ScoreRows
              name={tables.assignments.title}
              description={handedIn}
              rows={known.map((assignment) => ({ ...assignment, key: assignment.slug }))}
            />
          )}
        </ChartFigure>
      </div>
      <div className="mt-6">
        <ChartFigure
          table={tables.atRisk}
          conclusion={
            atRisk.length === 0
              ? "Nobody fits the rule now."
              : `${atRisk.length} of ${counted(students, "student")} ${atRisk.length === 1 ? "fits" : "fit"} the rule; those with most reasons come first.`
          }
          csvHref={csvHrefOf(tables.atRisk)}
          note={`The rule: one of these is enough. Nothing handed in that counts for ${riskRule.missing} or more assignments that are due. Points from late answers in ${riskRule.late} or more. Less than ${riskRule.percent} % of the points of what is due, without what waits for a verdict or a reader. No sign (opening an assignment, typing, running tests, handing in) for ${riskRule.quietDays} days while an assignment took answers. Own extensions count. It says whom to speak to and predicts nothing.`}
        >
          {atRisk.length > 0 && <AtRiskList students={atRisk} hrefOf={personHrefOf} />}
        </ChartFigure>
      </div>
    </>
  );
}

/** Of what is due, where most have handed in nothing. */
function assignmentConclusion(assignments: CourseAnalytics["assignments"]): string {
  const due = assignments.filter(({ isDue }) => isDue);
  const least = [...due].sort((a, b) => b.scores.none - a.scores.none)[0];
  if (least === undefined) return "Nothing is due yet: these numbers will move.";
  const { none, students } = least.scores;
  if (none === 0) return "Everybody has handed in everything that is due.";
  return `Of what is due, ${least.title} has most gaps: ${none} of ${counted(students, "student")} handed in nothing that counts.`;
}
