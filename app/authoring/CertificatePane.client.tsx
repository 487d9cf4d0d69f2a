"use client";

import { CircleCheck, CircleDashed, CircleX, LoaderCircle, ShieldOff } from "lucide-react";
import type { ReactNode } from "react";
import type { ProofView } from "#server/proofs";
import { Button } from "../ui/Button";
import { Link } from "../ui/Link";
import { formatPoints } from "../ui/points";
import type { WatchedProof } from "./proofWatch";
import { faultWords, type PublishReason } from "./publishReasons";

/** A place in the folder: a field is looked up in the text. */
export interface Place {
  file: string;
  line?: number;
  field?: string | null;
}

/** The proof that the problem tells right from wrong, as far as it is, and what has to be mended. */
export function CertificatePane({
  watched,
  reasons,
  isGradingOn,
  onOpen,
  onProve,
  onStop,
}: {
  watched: WatchedProof;
  /** What stands in the way of publishing. */
  reasons: readonly PublishReason[];
  isGradingOn: boolean;
  onOpen: (place: Place) => void;
  onProve: () => void;
  onStop: () => void;
}) {
  const { proof, isDue, trouble } = watched;
  const obstacles = reasons.filter(({ kind }) => kind === "obstacle");
  const isUnderWay = proof !== null && (proof.state === "queued" || proof.state === "running");
  return (
    <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 py-4 text-xs focus-visible:-outline-offset-2">
      <h2 className="unseen">Certificate</h2>
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="flex min-w-0 flex-1 basis-48 items-center gap-2 text-sm font-medium">
          <StateWords watched={watched} />
        </p>
        {isUnderWay ? (
          <Button size="small" onClick={onStop}>
            Stop
          </Button>
        ) : (
          (trouble !== null || proof?.state === "stopped" || proof?.incidentId != null) && (
            <Button size="small" onClick={onProve} disabled={isDue}>
              Prove now
            </Button>
          )
        )}
      </div>
      {!isGradingOn && (
        <p className="mt-2 flex items-start gap-2 rounded bg-ours-soft px-3 py-2 text-ours">
          <ShieldOff className="size-4 shrink-0" aria-hidden="true" />
          Grading is off, and proofs with it. Your work is saved; the proof begins as soon as a worker is back.
        </p>
      )}
      {obstacles.length > 0 && (
        <Section title="Before this can be published">
          <ul className="list-disc space-y-1 pl-4 text-ink-soft">
            {obstacles.map(({ words }) => (
              <li key={words} className="wrap-anywhere">
                {words}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {proof !== null && <ProofDetails proof={proof} onOpen={onOpen} />}
    </div>
  );
}

function StateWords({ watched: { proof, isDue, trouble } }: { watched: WatchedProof }) {
  const look = "size-5 shrink-0";
  const turning = <LoaderCircle className={`${look} spinning text-accent`} aria-hidden="true" />;
  if (trouble !== null)
    return (
      <>
        <CircleDashed className={`${look} text-partial`} aria-hidden="true" /> {trouble}
      </>
    );
  if (isDue || proof === null) return <>{turning} Proved after the next pause</>;
  switch (proof.state) {
    case "queued":
      return <>{turning} Waiting for a worker</>;
    case "running":
      return <>{turning} Proving</>;
    case "stopped":
      return (
        <>
          <CircleDashed className={`${look} text-ink-faint`} aria-hidden="true" /> Stopped
        </>
      );
    case "done":
      if (proof.incidentId !== null)
        return (
          <>
            <ShieldOff className={`${look} text-ours`} aria-hidden="true" /> A fault of ours, {proof.incidentId}
          </>
        );
      return proof.certificate?.ok === true && proof.faults.length + proof.reasons.length === 0 ? (
        <>
          <CircleCheck className={`${look} text-accepted`} aria-hidden="true" /> Certified
        </>
      ) : (
        <>
          <CircleX className={`${look} text-wrong`} aria-hidden="true" /> Not certified
        </>
      );
  }
}

function ProofDetails({ proof, onOpen }: { proof: ProofView; onOpen: (place: Place) => void }) {
  const { faults, steps, survivors, tests, certificate } = proof;
  const mistakes = certificate?.mistakes ?? [];
  return (
    <>
      {faults.length > 0 && (
        <Section title="To put right">
          <ul className="space-y-1">
            {faults.map((fault, index) => (
              <li key={index} className="text-wrong">
                {fault.file === null ? (
                  <span className="wrap-anywhere">{faultWords(fault)}</span>
                ) : (
                  <PlaceButton onClick={() => onOpen({ file: fault.file ?? "", field: fault.field })}>
                    {faultWords(fault)}
                  </PlaceButton>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Steps">
        <ul className="space-y-1">
          {steps.map(({ name, state, detail }) => (
            <li key={name} className="flex items-start gap-2">
              <StepMark state={state} />
              <span className="w-20 shrink-0 font-medium">{stepWords[name]}</span>
              <span className="min-w-0 wrap-anywhere text-ink-soft">{detail === "" ? stateWords[state] : detail}</span>
            </li>
          ))}
        </ul>
      </Section>
      {survivors.length > 0 && (
        <Section title="Changes of the reference that no test notices">
          <ul className="space-y-1">
            {survivors.map(({ file, line, change }) => (
              <li key={`${file} ${line} ${change}`}>
                <PlaceButton onClick={() => onOpen({ file, line })}>
                  <span className="numbers">
                    {file}, line {line}
                  </span>
                  : <span className="font-mono">{change}</span>
                </PlaceButton>
              </li>
            ))}
          </ul>
          <p className="mt-1 text-ink-faint">
            Each asks for a test. One that changes nothing goes into equivalent-mutants.json, with the reason.{" "}
            <Link href="/guide/tests#what-the-certificate-asks" className="text-accent underline underline-offset-2">
              The guide shows both.
            </Link>
          </p>
        </Section>
      )}
      {mistakes.length > 0 && (
        <Section title="Mistakes">
          <ul className="space-y-1">
            {mistakes.map(({ name, rejected, diagnosed }) => (
              <li key={name} className="flex items-start gap-2">
                <StepMark state={rejected && diagnosed ? "passed" : "failed"} />
                <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
                <span className="text-ink-soft">
                  {!rejected ? "gets points it must not get" : diagnosed ? "caught and named" : "caught, not named"}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {tests.length > 0 && (
        <Section title="Tests">
          <div className="overflow-x-auto">
            <table className="w-full border-collapse text-left">
              <thead className="text-ink-faint">
                <tr>
                  <th className="py-1 pr-3 font-normal">Test</th>
                  <th className="py-1 pr-3 text-right font-normal">Points</th>
                  <th className="py-1 pr-3 text-right font-normal">Time</th>
                  <th className="py-1 text-right font-normal">Tolerance</th>
                </tr>
              </thead>
              <tbody>
                {tests.map(({ name, visibility, points, milliseconds, widestTolerance }) => (
                  <tr key={name} className="hairline-t align-top">
                    <td className="py-1 pr-3 wrap-anywhere">
                      {name} {visibility !== "public" && <span className="text-ink-faint">({visibility})</span>}
                    </td>
                    <td className="numbers py-1 pr-3 text-right">{formatPoints(points)}</td>
                    <td className="numbers py-1 pr-3 text-right whitespace-nowrap">
                      {milliseconds === null ? "–" : `${Math.round(milliseconds)} ms`}
                    </td>
                    <td className="numbers py-1 text-right whitespace-nowrap">
                      {widestTolerance === null ? "–" : widestTolerance.toExponential(0)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
    </>
  );
}

const stepWords: Record<ProofView["steps"][number]["name"], string> = {
  statement: "Statement",
  reference: "Reference",
  starter: "Starter",
  mistakes: "Mistakes",
  rewrites: "Rewrites",
  mutants: "Mutants",
  tolerances: "Tolerances",
};

const stateWords = { waiting: "Waits", running: "Under way", passed: "As it should be", failed: "Not as it should be" };

export function StepMark({ state }: { state: ProofView["steps"][number]["state"] }) {
  const look = "mt-px size-4 shrink-0";
  const words = <span className="unseen">{stateWords[state]}: </span>;
  switch (state) {
    case "waiting":
      return (
        <span>
          <CircleDashed className={`${look} text-ink-faint`} aria-hidden="true" />
          {words}
        </span>
      );
    case "running":
      return (
        <span>
          <LoaderCircle className={`${look} spinning text-accent`} aria-hidden="true" />
          {words}
        </span>
      );
    case "passed":
      return (
        <span>
          <CircleCheck className={`${look} text-accepted`} aria-hidden="true" />
          {words}
        </span>
      );
    case "failed":
      return (
        <span>
          <CircleX className={`${look} text-wrong`} aria-hidden="true" />
          {words}
        </span>
      );
  }
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-5">
      <h3 className="mb-1.5 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function PlaceButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="min-h-6 rounded-sm text-left wrap-anywhere text-wrong underline decoration-transparent underline-offset-2 hover:decoration-current pointer-coarse:min-h-11"
    >
      {children}
    </button>
  );
}
