import type { Difference, Failure, Shown } from "#server/studentVerdict";
import { formatNumber } from "./numberColumns";
import { SourcePlaces } from "./SourcePlaces";
import { ValueComparison } from "./ValueComparison";

/** Everything a student may see of one failed test: what went in, what should have come out, what did, and where. */
export function FailureDetails({
  failure,
  onShowPlace,
}: {
  failure: Failure;
  onShowPlace: (place: { line: number; column: number }) => void;
}) {
  const { expected, got, firstDifference } = failure;
  return (
    <div className="space-y-2.5 text-xs">
      <SourcePlaces places={failure.places} onShowPlace={onShowPlace} />
      {(failure.call !== undefined || failure.input.length > 0) && (
        <div>
          <p className="text-ink-faint">
            {failure.isCounterexample ? "Smallest counterexample found" : "Input"}
            {failure.call !== undefined && (
              <>
                {" for "}
                <code className="font-mono text-ink-soft">{failure.call}</code>
              </>
            )}
          </p>
          <dl className="mt-0.5 grid w-fit max-w-full grid-cols-[auto_minmax(0,1fr)] gap-x-2 font-mono">
            {failure.input.map(({ name, value }) => (
              <div key={name} className="contents">
                <dt className="text-right text-ink-soft">
                  {name} <span className="text-ink-faint">=</span>
                </dt>
                <dd className="max-h-24 overflow-auto break-words whitespace-pre-wrap">{value.text}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {failure.step !== undefined && <Divergence step={failure.step} agreed={failure.agreed} />}
      {expected !== undefined && got !== undefined ? (
        <ValueComparison expected={expected} got={got} difference={firstDifference} />
      ) : (
        got !== undefined && (
          <p>
            <span className="text-ink-faint">Got </span>
            <span className="font-mono break-words">{got.text}</span>
          </p>
        )
      )}
      {firstDifference !== undefined && <DifferenceSentence difference={firstDifference} />}
    </div>
  );
}

/** Where two traces part. The last state they share is what the student starts from when doing the step by hand. */
function Divergence({ step, agreed }: { step: number; agreed: Shown | undefined }) {
  if (agreed === undefined) return <p className="text-ink-soft">After step {step}:</p>;
  return (
    <p className="max-h-32 overflow-auto text-ink-soft">
      After step {step - 1} both are at <span className="font-mono break-words">{agreed.text}</span>. After step {step}:
    </p>
  );
}

function DifferenceSentence({ difference }: { difference: Difference }) {
  const { index, error, allowed } = difference;
  const code = (text: string) => <span className="font-mono text-ink-soft">{text}</span>;
  const place = index.length > 0 && <>First difference at entry {code(`[${index.join(", ")}]`)}</>;
  if (typeof error !== "number") return place === false ? null : <p className="text-ink-faint">{place}.</p>;
  return (
    <p className="text-ink-faint">
      {place === false ? "O" : <>{place}: o</>}ff by {code(formatNumber(error, 3))}, where{" "}
      {code(formatNumber(allowed, 2))} is allowed.
    </p>
  );
}
