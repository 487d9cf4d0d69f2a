"use client";

import { useId, useRef, useState } from "react";
import type { ClaimableFunction } from "#server/claim";
import type { RegradeOffer } from "#server/regradePolicy";
import type { OwnRegrades } from "#server/regradeRequests";
import { Button } from "../ui/Button";
import { Disclosure } from "../ui/Disclosure";
import { Moment } from "../ui/Moment.client";
import { WordsField } from "../ui/WordsField";
import { askForRegrade } from "./actions";

/** The form by which a student asks for a regrade, closed until it is wanted. */
export function AskForRegrade({
  regrades,
  offer,
  timeZone,
}: {
  regrades: OwnRegrades;
  offer: Extract<RegradeOffer, { canAsk: true }>;
  timeZone: string;
}) {
  const [reason, setReason] = useState("");
  const [claim, setClaim] = useState<DraftClaim | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const claimable = regrades.functions.filter(({ obstacle }) => obstacle === null);
  const [firstFunction] = claimable;
  const obstacles = regrades.functions.flatMap(({ obstacle }) => obstacle ?? []);

  const ask = async () => {
    const tolerance = claim === null || claim.tolerance.trim() === "" ? null : Number(claim.tolerance);
    if (tolerance !== null && !(tolerance > 0)) {
      setTrouble("How far a number may be off is a positive number, such as 0.001.");
      return;
    }
    setBusy(true);
    const order = { submissionId: regrades.submissionId, reason, claim: claim && { ...claim, tolerance } };
    const answer = await askForRegrade(order).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. What you wrote is still here; try again.",
    }));
    setBusy(false);
    if (answer.ok) return;
    setTrouble(answer.message);
    reasonField.current?.focus();
  };

  return (
    <Disclosure summary="Ask for a regrade">
      <form
        className="max-w-[70ch] space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <p className="text-ink-soft">
          You have {offer.left} of {offer.quota} {offer.quota === 1 ? "request" : "requests"} left in this assignment.
          One that is granted, or that you withdraw before it is answered, does not count; one that is declined does.
          Until <Moment at={offer.until} timeZone={timeZone} />.
        </p>
        <WordsField
          ref={reasonField}
          label="What should be looked at again, and why"
          value={reason}
          onChange={setReason}
          most={5_000}
        />
        {firstFunction !== undefined && claim === null && (
          <Button size="small" onClick={() => setClaim(emptyClaim(firstFunction))}>
            Add a claim that is run
          </Button>
        )}
        {claim !== null && (
          <ClaimFields functions={claimable} claim={claim} onChange={setClaim} onRemove={() => setClaim(null)} />
        )}
        {obstacles.length > 0 && (
          <ul className="text-xs text-ink-faint">
            {obstacles.map((obstacle) => (
              <li key={obstacle}>No claim can be run here: {obstacle}</li>
            ))}
          </ul>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" kind="primary" disabled={isBusy || reason.trim() === ""}>
            Ask for a regrade
          </Button>
          <span role="status" className="text-wrong">
            {trouble}
          </span>
        </div>
      </form>
    </Disclosure>
  );
}

interface DraftClaim {
  function: string;
  arguments: string[];
  expected: string;
  tolerance: string;
}

const emptyClaim = ({ name, parameters }: ClaimableFunction): DraftClaim => ({
  function: name,
  arguments: parameters.map(() => ""),
  expected: "",
  tolerance: "",
});

function ClaimFields({
  functions,
  claim,
  onChange,
  onRemove,
}: {
  functions: readonly ClaimableFunction[];
  claim: DraftClaim;
  onChange: (claim: DraftClaim) => void;
  onRemove: () => void;
}) {
  const chosen = functions.find(({ name }) => name === claim.function) ?? functions[0];
  const id = useId();
  if (chosen === undefined) return null;
  return (
    <fieldset className="space-y-2 border-l-2 border-line pl-3">
      <legend className="font-medium">For these arguments the answer must be</legend>
      <p className="text-xs text-ink-soft">
        The claim is run on your code and on the reference. Values are written as results show them: 0.1, [3, -4], [[1,
        2], [3, 4]], &quot;text&quot;.
      </p>
      {functions.length > 1 && (
        <label className="block">
          Function
          <select
            value={chosen.name}
            onChange={(event) => {
              const next = functions.find(({ name }) => name === event.target.value);
              if (next !== undefined) onChange(emptyClaim(next));
            }}
            className="ml-2 h-8 rounded border border-line-strong/55 bg-surface px-2 pointer-coarse:h-11"
          >
            {functions.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <p className="overflow-x-auto font-mono text-xs text-ink-faint">{chosen.text}</p>
      {chosen.parameters.map(({ name, example }, index) => (
        <ValueField
          key={`${chosen.name} ${name}`}
          id={`${id}${index}`}
          label={name}
          example={example}
          value={claim.arguments[index] ?? ""}
          onChange={(value) => onChange({ ...claim, arguments: claim.arguments.with(index, value) })}
        />
      ))}
      <ValueField
        id={`${id}expected`}
        label="must be"
        example={chosen.returns.example}
        value={claim.expected}
        onChange={(expected) => onChange({ ...claim, expected })}
      />
      <ValueField
        id={`${id}tolerance`}
        label="within (may be empty)"
        example="0.001"
        isRequired={false}
        value={claim.tolerance}
        onChange={(tolerance) => onChange({ ...claim, tolerance })}
      />
      <Button size="small" kind="quiet" onClick={onRemove}>
        Remove the claim
      </Button>
    </fieldset>
  );
}

function ValueField({
  id,
  label,
  example,
  value,
  onChange,
  isRequired = true,
}: {
  id: string;
  label: string;
  example: string;
  value: string;
  onChange: (value: string) => void;
  isRequired?: boolean;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label htmlFor={id} className="w-24 shrink-0 font-mono text-xs">
        {label}
      </label>
      <input
        id={id}
        type="text"
        required={isRequired}
        maxLength={4_000}
        value={value}
        placeholder={example}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 min-w-0 flex-1 basis-48 rounded border border-line-strong/55 bg-surface px-2 font-mono text-sm placeholder:text-ink-faint hover:border-line-strong pointer-coarse:h-11"
      />
    </div>
  );
}
