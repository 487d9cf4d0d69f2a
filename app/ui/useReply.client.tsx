"use client";

import { useState, useTransition } from "react";

/** What a form says after it was sent. */
export interface Reply {
  ok: boolean;
  words: string;
}

type Answer = { ok: true } | { ok: false; message: string };

/** Sends one thing at a time and keeps what came back in words. */
export function useReply() {
  const [reply, setReply] = useState<Reply | null>(null);
  const [isBusy, start] = useTransition();
  /** @param done - what to say, or to do, when it worked */
  const send = <T extends { ok: true }>(
    act: () => Promise<T | Extract<Answer, { ok: false }>>,
    done: string | ((answer: T) => string | null),
  ): void =>
    start(async () => {
      setReply(null);
      const answer = await act().catch(() => ({ ok: false as const, message: unreachable }));
      if (!answer.ok) return setReply({ ok: false, words: answer.message });
      const words = typeof done === "string" ? done : done(answer);
      setReply(words === null ? null : { ok: true, words });
    });
  return { reply, isBusy, send, setReply };
}

const unreachable = "The server did not answer. Reload the page to see whether anything changed, then try again.";

/** Present before it has something to say, so that a screen reader notices when it does. */
export function ReplyLine({ reply, className = "" }: { reply: Reply | null; className?: string }) {
  return (
    <p role="status" className={`wrap-anywhere ${reply?.ok === false ? "text-wrong" : "text-ink-soft"} ${className}`}>
      {reply?.words}
    </p>
  );
}
