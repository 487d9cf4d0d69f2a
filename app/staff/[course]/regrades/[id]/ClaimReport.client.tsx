"use client";

import type { ClaimSide } from "#server/claim";
import type { RegradeRequestView } from "#server/regradeRequestView";
import { Disclosure } from "../../../../ui/Disclosure";
import { claimWords } from "../claimWords";

/** The claim of a request, what came of running it on both sides, and the test it would make. */
export function ClaimReport({ claim }: { claim: NonNullable<RegradeRequestView["claim"]> }) {
  const { sentence, judgement, outcome, test } = claim;
  const verdict = claimWords[judgement];
  return (
    <section aria-labelledby="claim" className="space-y-2">
      <h2 id="claim" className="text-base font-semibold">
        The claim
      </h2>
      <pre tabIndex={0} className="overflow-x-auto rounded bg-sunken px-3 py-2 font-mono text-xs/5 whitespace-pre-wrap">
        {sentence}
      </pre>
      <p role="status" className="font-medium">
        {`${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}.`}
      </p>
      {outcome?.state === "failed" && (
        <p className="text-ink-soft">
          Through a fault of ours. Incident <span className="font-mono text-xs select-all">{outcome.incidentId}</span>
        </p>
      )}
      {outcome?.state === "run" && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <Side name="The student's code" side={outcome.student} />
          <Side name="The reference" side={outcome.reference} />
        </dl>
      )}
      <Disclosure summary="As a test, to paste into tests.ts">
        <pre tabIndex={0} className="overflow-x-auto rounded bg-sunken px-3 py-2 font-mono text-xs/5 select-all">
          {test}
        </pre>
      </Disclosure>
    </section>
  );
}

function Side({ name, side: { result, got, message } }: { name: string; side: ClaimSide }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0 break-words">
        {result === "passed" && <span className="font-medium text-accepted">does what is claimed</span>}
        {result === "failed" && (
          <>
            <span className="font-medium text-wrong">returns something else</span>
            {got !== null && (
              <>
                : <span className="font-mono text-xs">{got}</span>
              </>
            )}
          </>
        )}
        {result === "error" && <span className="font-medium text-wrong">did not come as far as an answer</span>}
        {message !== null && result !== "passed" && <p className="text-xs text-ink-soft">{message}</p>}
      </dd>
    </>
  );
}
