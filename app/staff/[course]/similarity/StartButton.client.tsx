"use client";

import { useState, useTransition } from "react";
import { Button } from "../../../ui/Button";
import { startComparison } from "./actions";

/** Asks for a comparison and goes to it. */
export function StartButton({
  course,
  partId,
  title,
  again,
}: {
  course: string;
  partId: string;
  title: string;
  again: boolean;
}) {
  const [message, setMessage] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const start = (): void =>
    startTransition(async () => {
      const answer = await startComparison({ course, partId });
      if (!answer.ok) setMessage(answer.message);
    });
  return (
    <>
      <Button size="small" onClick={start} disabled={isPending}>
        {again ? "Compare again" : "Compare"}
        <span className="unseen">: {title}</span>
      </Button>
      {message !== undefined && (
        <p role="alert" className="text-xs text-wrong">
          {message}
        </p>
      )}
    </>
  );
}
