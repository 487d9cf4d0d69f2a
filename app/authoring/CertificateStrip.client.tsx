"use client";

import type { ProofView } from "#server/proofs";
import { Button } from "../ui/Button";
import { StepMark } from "./CertificatePane.client";
import type { WatchedProof } from "./proofWatch";
import type { PublishReason } from "./publishReasons";

type Step = ProofView["steps"][number];

/** The certificate in one line, item by item, and at its end the way to publish. */
export function CertificateStrip({
  watched,
  reasons,
  isPublishing,
  className,
  onShow,
  onPublish,
}: {
  watched: WatchedProof;
  reasons: readonly PublishReason[];
  isPublishing: boolean;
  className: string;
  /** Opens the whole certificate. */
  onShow: () => void;
  onPublish: () => void;
}) {
  const steps = watched.proof?.steps ?? [];
  const [reason] = reasons;
  return (
    <section
      aria-label="Certificate and publishing"
      data-desk-pane="strip"
      tabIndex={-1}
      className={`hairline-t flex flex-wrap items-center gap-x-3 gap-y-1.5 px-3 py-1.5 text-xs focus-visible:-outline-offset-2 ${className}`}
    >
      <ul className="flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:hidden">
        {steps.map((step) => (
          <li key={step.name}>
            <button
              type="button"
              onClick={onShow}
              title={step.detail}
              className="flex min-h-6 items-center gap-1 rounded-sm text-ink-soft hover:text-ink"
            >
              <StepMark state={step.state} />
              {stripWords(step, watched.proof)}
            </button>
          </li>
        ))}
      </ul>
      <span className="flex-1" />
      <p id="publish-reason" className="min-w-0 text-ink-soft wrap-anywhere">
        {reason !== undefined && (
          <button
            type="button"
            onClick={onShow}
            className="min-h-6 rounded-sm text-left hover:text-ink hover:underline"
          >
            {reasons.length === 1 ? reason.words : `${reasons.length} reasons not to publish yet`}
          </button>
        )}
      </p>
      <Button
        kind="primary"
        onClick={onPublish}
        disabled={reasons.length > 0 || isPublishing}
        aria-describedby="publish-reason"
      >
        {isPublishing ? "Publishing" : "Publish"}
      </Button>
    </section>
  );
}

/** "Mutants 41/43", or only the name while the number is not known. */
function stripWords({ name }: Step, proof: ProofView | null): string {
  const word = name.charAt(0).toUpperCase() + name.slice(1);
  const certificate = proof?.certificate ?? null;
  if (certificate === null) return word;
  const { reference, starter, mistakes, mutants, rewrites } = certificate;
  switch (name) {
    case "reference":
      return `${word} ${reference.score}/${reference.maxScore}`;
    case "starter":
      return `${word} ${starter.score}/${reference.maxScore}`;
    case "mistakes":
      return `${word} ${mistakes.filter(({ rejected, diagnosed }) => rejected && diagnosed).length}/${mistakes.length}`;
    case "rewrites":
      return `${word} ${rewrites.accepted}/${rewrites.total}`;
    case "mutants":
      return `${word} ${mutants.caught}/${mutants.total}${mutants.equivalent === 0 ? "" : ` (${mutants.equivalent} equivalent)`}`;
    case "statement":
    case "tolerances":
      return word;
  }
}
