import type { SubmissionView } from "#server/submissions";
import { DiagnosisView } from "../results/DiagnosisView";
import { toneText, wordsOf } from "../results/statusWords";
import { VerdictMark } from "../results/StatusMark";
import { formatPoints } from "../ui/points";

/** The verdict on an answer without code: a word and points, what was recognised in it, and what each cell earned. */
export function QuestionResult({ submission }: { submission: SubmissionView }) {
  const { verdict } = submission;
  if (verdict === null) return null;
  const { word, tone } = wordsOf(verdict.status, submission.kind, verdict.maxScore);
  const isOurs = verdict.status === "grader-failed";
  const diagnoses = verdict.diagnosis === null ? [] : [verdict.diagnosis, ...verdict.furtherDiagnoses];
  const isSingle = verdict.tests.length <= 1;
  const messages = isSingle ? verdict.tests.flatMap(({ message }) => message ?? []) : [];
  return (
    <div className="space-y-3">
      <p data-testid="headline" className="flex flex-wrap items-center gap-2">
        <span className={`[&>svg]:size-5 ${toneText[tone]}`} aria-hidden="true">
          <VerdictMark status={verdict.status} />
        </span>
        <span className={`font-semibold ${toneText[tone]}`}>{word}</span>
        {verdict.tests.length > 0 && !isOurs && (
          <span className="numbers text-ink-soft">
            <b className="font-semibold text-ink">{formatPoints(verdict.score)}</b> / {formatPoints(verdict.maxScore)}{" "}
            points
          </span>
        )}
      </p>
      {isOurs && (
        <p className="text-ink-soft">
          Something failed on our side. Your answer is safe and this costs you nothing. Incident{" "}
          <span className="font-mono text-xs select-all">{submission.id}</span>
        </p>
      )}
      {verdict.message !== undefined && !isOurs && <p className="text-ink-soft">{verdict.message}</p>}
      {messages.map((message) => (
        <p key={message} className="text-ink-soft">
          {message}
        </p>
      ))}
      {diagnoses.map((diagnosis) => (
        <DiagnosisView key={diagnosis.mistake} diagnosis={diagnosis} level={4} />
      ))}
      {!isSingle && (
        <ul aria-label="What was checked" className="hairline-t">
          {verdict.tests.map(({ name, status, points, maxPoints, message }) => (
            <li key={name} className="hairline-b flex flex-wrap items-baseline gap-x-3 px-1 py-1.5">
              <span className={`font-medium ${status === "passed" ? toneText.accepted : toneText.wrong}`}>
                {status === "passed" ? "Right" : points > 0 ? "Partly right" : "Not right"}
              </span>
              <span className="min-w-0 flex-1">{name}</span>
              <span className="numbers text-xs text-ink-faint">
                {formatPoints(points)} / {formatPoints(maxPoints)}
              </span>
              {message !== undefined && <span className="w-full text-ink-soft">{message}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
