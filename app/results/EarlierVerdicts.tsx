import type { SubmissionView } from "#server/submissions";
import { Disclosure } from "../ui/Disclosure";
import { Moment } from "../ui/Moment.client";
import { formatPoints } from "../ui/points";
import { wordsOf } from "./statusWords";
import { VerdictView } from "./VerdictView";

/** Verdicts that counted until a new version of the problem graded the submission again, to be looked at as such. */
export function EarlierVerdicts({
  submission,
  timeZone,
  onShowPlace = () => undefined,
}: {
  submission: SubmissionView;
  timeZone: string;
  /** For answers with a source that has places. */
  onShowPlace?: (place: { line: number; column: number }) => void;
}) {
  const { id, kind, earlierVerdicts } = submission;
  if (earlierVerdicts.length === 0) return null;
  return (
    <section aria-label="Earlier verdicts" className="mt-5">
      {earlierVerdicts.map(({ until, verdict }) => (
        <Disclosure
          key={until.toISOString()}
          summary={
            <span>
              Earlier verdict, which counted until <Moment at={until} timeZone={timeZone} show="exact" />:{" "}
              {wordsOf(verdict.status, kind, verdict.maxScore).word},{" "}
              <span className="numbers">
                {formatPoints(verdict.score)} / {formatPoints(verdict.maxScore)}
              </span>
            </span>
          }
        >
          <VerdictView submissionId={id} verdict={verdict} kind={kind} onShowPlace={onShowPlace} />
        </Disclosure>
      ))}
    </section>
  );
}
