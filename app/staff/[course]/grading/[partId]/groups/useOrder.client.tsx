"use client";

import { useState, useTransition } from "react";

type Refused = { ok: false; message: string };

/** One thing at a time that the server is asked to do, and what to say about it afterwards. */
export function useOrder() {
  const [isPending, startTransition] = useTransition();
  const [said, setSaid] = useState<{ text: string; isRefusal: boolean } | null>(null);
  /** @param onDone - what to say when it was done, if anything */
  const give = <Done extends { ok: true }>(
    order: () => Promise<Done | Refused>,
    onDone: (done: Done) => string | undefined,
  ): void => {
    if (isPending) return;
    startTransition(async () => {
      try {
        const answer = await order();
        const text = answer.ok ? onDone(answer) : answer.message;
        setSaid(text === undefined ? null : { text, isRefusal: !answer.ok });
      } catch {
        setSaid({
          text: "The server did not answer. Load the page to see what was done, then try again.",
          isRefusal: true,
        });
      }
    });
  };
  return { isPending, said, give };
}

/** What came of it; read aloud when it changes. */
export const OrderLine = ({ said }: { said: ReturnType<typeof useOrder>["said"] }) => (
  <p role="status" className={said === null ? "unseen" : said.isRefusal ? "text-wrong" : "text-accepted"}>
    {said?.text ?? ""}
  </p>
);
