"use client";

import { useState } from "react";
import type { OwnOutcome, OwnRequest } from "#server/regradeRequests";
import { Button } from "../ui/Button";
import { Moment } from "../ui/Moment.client";
import { withdrawRegradeRequest } from "./actions";
import { RefreshWhile } from "./RefreshWhile.client";

const words = { open: "open", granted: "granted", declined: "declined" } as const;

/** A regrade request as the student who made it follows it. */
export function OwnRequestView({ request, timeZone }: { request: OwnRequest; timeZone: string }) {
  const { state, createdAt, reason, claim, answer, answeredAt } = request;
  return (
    <article className="border-l-2 border-line-strong pl-3" aria-label={`Regrade request, ${words[state]}`}>
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="font-semibold">Regrade request, {words[state]}</h3>
        <p className="text-xs text-ink-faint">
          <Moment at={createdAt} timeZone={timeZone} show="distance" />
        </p>
      </header>
      <p className="mt-1 break-words whitespace-pre-line text-ink-soft">{reason}</p>
      {claim !== null && <Claim sentence={claim.sentence} outcome={claim.outcome} />}
      {answer !== null && answeredAt !== null && (
        <p className="mt-2 break-words whitespace-pre-line">
          <span className="font-medium">A grader answered</span>{" "}
          <Moment at={answeredAt} timeZone={timeZone} show="distance" />: {answer}
        </p>
      )}
      {state === "open" && <Withdraw requestId={request.id} />}
    </article>
  );
}

function Claim({ sentence, outcome }: { sentence: string; outcome: OwnOutcome }) {
  return (
    <div className="mt-2">
      <p className="overflow-x-auto font-mono text-xs/5 whitespace-pre-wrap">{sentence}</p>
      <p role="status" className="text-ink-soft">
        {outcomeWords(outcome)}
      </p>
      {outcome.state === "waiting" && <RefreshWhile />}
    </div>
  );
}

function outcomeWords(outcome: OwnOutcome): string {
  switch (outcome.state) {
    case "waiting":
      return "The claim is being run on your code and on the reference.";
    case "failed":
      return "The claim could not be run, through a fault of ours. Whoever answers reads it all the same.";
    case "run":
      return [yoursInWords(outcome), referenceInWords(outcome.doesReferenceAgree)].join(" ");
  }
}

function yoursInWords({ result, got, message }: Extract<OwnOutcome, { state: "run" }>): string {
  if (result === "passed") return "Your code does what you claim.";
  if (result === "failed") return got === null ? "Your code returns something else." : `Your code returns ${got}.`;
  return `Your code did not come as far as an answer${message === null ? "." : `: ${message}`}`;
}

function referenceInWords(doesAgree: boolean | null): string {
  if (doesAgree === null) return "Whether the reference agrees you learn with the answer.";
  return doesAgree ? "The reference agrees with your claim." : "The reference does not agree with your claim.";
}

function Withdraw({ requestId }: { requestId: string }) {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const withdraw = async () => {
    setBusy(true);
    const answer = await withdrawRegradeRequest(requestId).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Try again.",
    }));
    setBusy(false);
    setTrouble(answer.ok ? null : answer.message);
  };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <Button size="small" disabled={isBusy} onClick={() => void withdraw()}>
        Withdraw
      </Button>
      <span className="text-xs text-ink-faint">It then does not count.</span>
      <span role="status" className="text-wrong">
        {trouble}
      </span>
    </div>
  );
}
