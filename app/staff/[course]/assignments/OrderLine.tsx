import type { OrderState } from "./useOrder.client";

/** What came of an order; read out when it changes. */
export function OrderLine({ order: { isBusy, words, isRefused } }: { order: OrderState }) {
  return (
    <span role="status" className={`min-w-0 wrap-anywhere ${isRefused ? "text-wrong" : "text-ink-soft"}`}>
      {isBusy ? "Working …" : words}
    </span>
  );
}
