import { useSyncExternalStore } from "react";

/**
 * The present, as a number that changes every `everyMs`. While the page is being sent and hydrated it is null, because the
 * server's moment and zone are not the reader's.
 */
export function useNow(everyMs: number): number | null {
  const clock = clockOf(everyMs);
  return useSyncExternalStore(clock.subscribe, clock.now, () => null);
}

interface Clock {
  subscribe: (listener: () => void) => () => void;
  now: () => number;
}

const clocks = new Map<number, Clock>();

function clockOf(everyMs: number): Clock {
  const known = clocks.get(everyMs);
  if (known !== undefined) return known;
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let now = Date.now();
  const tick = () => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  const clock: Clock = {
    subscribe: (listener) => {
      if (listeners.size === 0) {
        now = Date.now();
        timer = setInterval(tick, everyMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
    now: () => now,
  };
  clocks.set(everyMs, clock);
  return clock;
}
