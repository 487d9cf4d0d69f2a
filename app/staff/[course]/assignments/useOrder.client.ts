import { useState, useTransition } from "react";

type Reply<T> = T | { ok: false; message: string };

/** What came of the last order, for the line below a form. */
export interface OrderState {
  isBusy: boolean;
  words: string | null;
  isRefused: boolean;
}

/** Sends one order at a time, and keeps what came of it in words. It is busy until the page shows how things stand then. */
export function useOrder() {
  const [said, setSaid] = useState<{ words: string | null; isRefused: boolean }>({ words: null, isRefused: false });
  const [isBusy, startTransition] = useTransition();
  /** @returns the answer, or null when it was refused or the server is away */
  const send = <T extends { ok: true }>(order: Promise<Reply<T>>, done: string | null): Promise<T | null> => {
    setSaid({ words: null, isRefused: false });
    return new Promise((resolve) =>
      startTransition(async () => {
        const reply = await order.catch(() => ({
          ok: false as const,
          message: "The server cannot be reached. Nothing is known to have changed; try again.",
        }));
        startTransition(() => setSaid({ words: reply.ok ? done : reply.message, isRefused: !reply.ok }));
        resolve(reply.ok ? reply : null);
      }),
    );
  };
  /** Says why something is not sent at all. */
  const refuse = (words: string): void => setSaid({ words, isRefused: true });
  return { isBusy, ...said, send, refuse };
}
