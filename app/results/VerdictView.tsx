import { ShieldOff } from "lucide-react";
import type { StudentVerdict } from "#server/studentVerdict";
import { DiagnosisView } from "./DiagnosisView";
import { SourcePlaces } from "./SourcePlaces";
import { wordsOf } from "./statusWords";
import { TestRow } from "./TestRow";

type ShowPlace = (place: { line: number; column: number }) => void;

/** A verdict below its headline: what it means, the mistake when it is a known one, and every test. */
export function VerdictView({
  submissionId,
  verdict,
  kind,
  onShowPlace,
}: {
  submissionId: string;
  verdict: StudentVerdict;
  kind: "run" | "submit";
  onShowPlace: ShowPlace;
}) {
  const { meaning } = wordsOf(verdict.status, kind);
  const isOurs = verdict.status === "grader-failed";
  const firstFailed = verdict.tests.findIndex((test) => test.status !== "passed" && test.message !== undefined);
  const firstDrawn = verdict.tests.findIndex((test) => test.figures !== undefined);
  const opened = firstFailed === -1 ? firstDrawn : firstFailed;
  const diagnoses = verdict.diagnosis === null ? [] : [verdict.diagnosis, ...verdict.furtherDiagnoses];
  const saysMore = !isOurs && (verdict.message !== undefined || verdict.places.length > 0);
  return (
    <div className="space-y-4">
      {diagnoses.length === 0 && <p className="max-w-[70ch] px-2 text-ink-soft">{meaning}</p>}
      {isOurs && (
        <p className="px-2 text-xs text-ink-faint">
          Incident <span className="font-mono select-all">{submissionId}</span>
        </p>
      )}
      {saysMore && (
        <div className="space-y-2 px-2 text-xs">
          {verdict.message !== undefined && (
            <pre
              tabIndex={0}
              className="max-h-48 overflow-auto rounded bg-sunken px-3 py-2 font-mono whitespace-pre-wrap"
            >
              {verdict.message}
            </pre>
          )}
          <SourcePlaces places={verdict.places} onShowPlace={onShowPlace} />
        </div>
      )}
      {diagnoses.map((diagnosis) => (
        <div key={diagnosis.mistake} className="px-2">
          <DiagnosisView diagnosis={diagnosis} />
        </div>
      ))}
      {verdict.tests.length > 0 && (
        <ol aria-label="Tests" className="hairline-t">
          {verdict.tests.map((test, index) => (
            <TestRow
              key={`${test.visibility} ${test.name}`}
              test={test}
              isOpen={index === opened}
              onShowPlace={onShowPlace}
            />
          ))}
        </ol>
      )}
      {verdict.isolation === "not-isolated" && (
        <p className="flex items-start gap-2 px-2 text-xs text-ours">
          <ShieldOff className="mt-px size-4 shrink-0" aria-hidden="true" />
          This machine graded without a sandbox, which is for development only.
        </p>
      )}
    </div>
  );
}
