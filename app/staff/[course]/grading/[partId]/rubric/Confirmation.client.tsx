"use client";

import { useEffect, useRef } from "react";
import { Button } from "../../../../../ui/Button";
import { effectWords } from "./effectWords";
import type { RubricChanging } from "./useRubricChange.client";

/**
 * What a change does, before it is made, with the two ways on; or why it was not made.
 *
 * @param props.verb - what the button does, such as "Retire it"
 * @param props.remark - what else to know
 */
export function Confirmation({
  changing: { proposed, refusal, isBusy, confirm, cancel },
  verb,
  remark,
}: {
  changing: RubricChanging;
  verb: string;
  remark?: string;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const isAsked = proposed !== null;
  useEffect(() => {
    if (isAsked) button.current?.focus();
  }, [isAsked]);
  return (
    <div role="status">
      {refusal !== null && <p className="mt-2 max-w-[65ch] text-wrong">{refusal}</p>}
      {proposed !== null && (
        <div className="mt-2 rounded bg-partial-soft px-3 py-2.5">
          <p className="numbers max-w-[65ch] text-ink">
            {effectWords(proposed.effect)} {remark}
          </p>
          <p className="mt-2 flex flex-wrap gap-2">
            <Button ref={button} kind="primary" size="small" disabled={isBusy} onClick={() => void confirm()}>
              {verb}
            </Button>
            <Button size="small" disabled={isBusy} onClick={cancel}>
              Leave it as it is
            </Button>
          </p>
        </div>
      )}
    </div>
  );
}
