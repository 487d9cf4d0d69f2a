"use client";

import { type SubmitEvent, useId, useState, useTransition } from "react";
import { Button } from "../../../../../ui/Button";
import { judgePair } from "../../actions";

type Judgement = "copied" | "independent";

const choices: readonly { value: Judgement; words: string }[] = [
  { value: "copied", words: "Copied: one comes from the other, or both from a third" },
  { value: "independent", words: "Independent: written apart, or together as allowed" },
];

/** Says what one thinks of the pair, and why. */
export function JudgementForm({
  pairId,
  judged,
}: {
  pairId: string;
  judged: { judgement: Judgement; reason: string; at: Date } | null;
}) {
  const [judgement, setJudgement] = useState(judged?.judgement ?? null);
  const [reason, setReason] = useState(judged?.reason ?? "");
  const [message, setMessage] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const reasonId = useId();
  const send = (next: Judgement | null): void =>
    startTransition(async () => {
      const answer = await judgePair({
        pairId,
        judgement: next,
        reason: next === null ? "" : reason,
        basedOn: judged?.at ?? null,
      });
      setMessage(answer.ok ? undefined : answer.message);
    });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (judgement === null) setMessage("Choose one of the two first.");
    else send(judgement);
  };
  return (
    <form onSubmit={submit} className="mt-3 space-y-3">
      <fieldset>
        <legend className="unseen">Judgement</legend>
        {choices.map(({ value, words }) => (
          <label key={value} className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="judgement"
              value={value}
              checked={judgement === value}
              onChange={() => setJudgement(value)}
              className="accent-accent"
            />
            {words}
          </label>
        ))}
      </fieldset>
      <div>
        <label htmlFor={reasonId} className="font-medium">
          Reason
        </label>
        <p className="text-xs text-ink-faint">Staff read it; students do not.</p>
        <textarea
          id={reasonId}
          rows={3}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          className="mt-1 w-full rounded border border-line-strong/55 bg-surface px-2 py-1.5"
        />
      </div>
      {message !== undefined && (
        <p role="alert" className="text-wrong">
          {message}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" disabled={isPending}>
          Save judgement
        </Button>
        {judged !== null && (
          <Button disabled={isPending} onClick={() => send(null)}>
            Take it back
          </Button>
        )}
      </div>
    </form>
  );
}
