import { startChild } from "./child";
import type { Child, ChildExit, ChildOptions } from "./child";
import { delay } from "./delay";

export interface KeptChild {
  /** Stops it for good. */
  stop(graceMs: number): Promise<void>;
  /** Stops it and starts it again at once, for a change of its source. */
  restart(): Promise<void>;
  /** Stops it for good without asking. */
  kill(): void;
}

export interface KeepOptions extends Omit<ChildOptions, "environment"> {
  /** Asked at each start. */
  environment: () => ChildOptions["environment"];
  /** Told of an exit nobody asked for, and after which pause it is started again. */
  onCrash: (exit: ChildExit, pauseMs: number) => void;
  /** The pause after a first crash; each further one doubles it. */
  firstPauseMs?: number;
}

const longestPauseMs = 30_000;
/** Having lived this long, a child was well; its next crash starts with the short pause again. */
const healthyAfterMs = 30_000;

/** Keeps one copy of a program running: a copy that ends unasked is started again, after pauses that double. */
export function keepRunning(options: KeepOptions): KeptChild {
  const start = (): Child => startChild({ ...options, environment: options.environment() });
  let child = start();
  const { firstPauseMs = 500 } = options;
  let pauseMs = firstPauseMs;
  let isStopped = false;
  let asked = new AbortController();

  const watch = async (): Promise<void> => {
    for (;;) {
      const startedAt = Date.now();
      const exit = await child.exited;
      // Its own children (a grader's rooms) must not live on beside those of its successor.
      child.kill();
      if (!asked.signal.aborted) {
        if (Date.now() - startedAt > healthyAfterMs) pauseMs = firstPauseMs;
        options.onCrash(exit, pauseMs);
        await delay(pauseMs, asked.signal);
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      }
      if (isStopped) return;
      asked = new AbortController();
      child = start();
    }
  };
  const watching = watch();

  return {
    stop: async (graceMs) => {
      isStopped = true;
      asked.abort();
      await child.stop(graceMs);
      await watching;
    },
    restart: async () => {
      asked.abort();
      await child.stop(5_000);
    },
    kill: () => {
      isStopped = true;
      asked.abort();
      child.kill();
    },
  };
}
