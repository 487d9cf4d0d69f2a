"use client";

import { Check, Link2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/Button";

/** Copies the address of the state shown; where the browser does not let us, shows it to be copied by hand. */
export function CopyLink({ query }: { query: string }) {
  const [outcome, setOutcome] = useState<{ query: string; copied: boolean }>();
  const isCurrent = outcome?.query === query;
  const copy = async () => {
    const copied = await navigator.clipboard.writeText(linkTo(query)).then(
      () => true,
      () => false,
    );
    setOutcome({ query, copied });
  };
  return (
    <>
      <Button size="small" onClick={() => void copy()}>
        {isCurrent && outcome.copied ? (
          <Check className="size-3.5" aria-hidden="true" />
        ) : (
          <Link2 className="size-3.5" aria-hidden="true" />
        )}
        Copy link
      </Button>
      <span role="status" className={isCurrent && outcome.copied ? "self-center text-xs text-accepted" : "unseen"}>
        {isCurrent && (outcome.copied ? "Copied" : "Copying was not allowed. The link is in the field.")}
      </span>
      {isCurrent && !outcome.copied && (
        <input
          readOnly
          aria-label="Link to this state"
          value={linkTo(query)}
          onFocus={(event) => event.currentTarget.select()}
          className="h-7 w-full rounded border border-line-strong/55 bg-surface px-2 text-xs"
        />
      )}
    </>
  );
}

const linkTo = (query: string): string => `${location.origin}${location.pathname}?${query}`;
