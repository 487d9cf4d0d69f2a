"use client";

import { useState, useTransition } from "react";
import { Button } from "../../../../ui/Button";
import { cancelChange, replayFailed } from "../actions";

/** Gives the change up, after asking once more. */
export function CancelChange({ id }: { id: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const { isPending, message, run } = useOrder(() => cancelChange(id));
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isAsking ? (
        <>
          <span className="text-xs">Give this change up? Nobody’s points have changed.</span>
          <Button size="small" onClick={run} disabled={isPending} autoFocus>
            Cancel the change
          </Button>
          <Button size="small" kind="quiet" onClick={() => setIsAsking(false)}>
            Keep it
          </Button>
        </>
      ) : (
        <Button size="small" onClick={() => setIsAsking(true)}>
          Cancel
        </Button>
      )}
      <Trouble message={message} />
    </div>
  );
}

/** Grades once more what we failed to grade. */
export function ReplayFailed({ id }: { id: string }) {
  const { isPending, message, run } = useOrder(() => replayFailed(id));
  return (
    <>
      <Button size="small" onClick={run} disabled={isPending}>
        Replay them
      </Button>
      <Trouble message={message} />
    </>
  );
}

const Trouble = ({ message }: { message: string | undefined }) =>
  message !== undefined && (
    <p role="alert" className="w-full text-xs text-wrong">
      {message}
    </p>
  );

function useOrder(order: () => Promise<{ ok: true } | { ok: false; message: string }>) {
  const [message, setMessage] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const run = (): void =>
    startTransition(async () => {
      try {
        const answer = await order();
        setMessage(answer.ok ? undefined : answer.message);
      } catch {
        setMessage("The server cannot be reached. Try again.");
      }
    });
  return { isPending, message, run };
}
