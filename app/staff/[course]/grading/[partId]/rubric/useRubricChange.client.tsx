"use client";

import { useState } from "react";
import type { RubricChange } from "#server/rubricChange";
import type { RubricEffect } from "#server/rubricEffect";
import { changeRubric, previewRubricChange, type RubricAnswer } from "./actions";
import { touchesReviews } from "./effectWords";

export interface RubricChanging {
  /** A change whose effect is shown, and which waits for a yes. */
  proposed: { change: RubricChange; effect: RubricEffect } | null;
  /** Why nothing was changed. */
  refusal: string | null;
  isBusy: boolean;
  /** Looks what a change would do. One that touches no answer is done at once. */
  propose: (change: RubricChange) => Promise<void>;
  /** Does what was proposed. */
  confirm: () => Promise<void>;
  cancel: () => void;
}

/**
 * One place of the screen that changes the rubric.
 *
 * @param onDone - called after a change was made
 */
export function useRubricChange(onDone: () => void): RubricChanging {
  const [proposed, setProposed] = useState<RubricChanging["proposed"]>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const ask = async (answer: Promise<RubricAnswer>): Promise<RubricEffect | null> => {
    setBusy(true);
    setRefusal(null);
    const outcome = await answer.catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Nothing was changed; try again.",
    }));
    setBusy(false);
    if (outcome.ok) return outcome.effect;
    setRefusal(outcome.message);
    return null;
  };
  const carryOut = async (change: RubricChange) => {
    const effect = await ask(changeRubric(change));
    setProposed(null);
    if (effect !== null) onDone();
  };

  return {
    ...{ proposed, refusal, isBusy },
    propose: async (change) => {
      const effect = await ask(previewRubricChange(change));
      if (effect === null) return;
      if (touchesReviews(effect)) setProposed({ change, effect });
      else await carryOut(change);
    },
    confirm: async () => {
      if (proposed !== null) await carryOut(proposed.change);
    },
    cancel: () => {
      setProposed(null);
      setRefusal(null);
    },
  };
}
