import { useState } from "react";

type Reply<T> = T | { ok: false; message: string };

/** What came of the last order, for the line below a form. */
export interface OrderState {
  isBusy: boolean;
  words: string | null;
  isRefused: boolean;
}

/** Sends one order at a time, and keeps what came of it in words. */
export function useOrder() {
  const [state, setState] = useState<OrderState>({ isBusy: false, words: null, isRefused: false });
  /** @returns the answer, or null when it was refused or the server is away */
  const send = async <T extends { ok: true }>(order: Promise<Reply<T>>, done: string | null): Promise<T | null> => {
    setState({ isBusy: true, words: null, isRefused: false });
    const reply = await order.catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Nothing is known to have changed; try again.",
    }));
    setState({ isBusy: false, words: reply.ok ? done : reply.message, isRefused: !reply.ok });
    return reply.ok ? reply : null;
  };
  return { ...state, send };
}
