/**
 * The event streams this process holds open. An open stream keeps the server from stopping, so a shutdown ends them all;
 * and each costs memory and a subscription, so a person may hold only so many.
 */
interface OpenStreams {
  closers: Set<() => void>;
  countOf: Map<string, number>;
  isShuttingDown: boolean;
}

// Each route is bundled with its own copy of this module: only globalThis is shared between them and instrumentation.
const shared = globalThis as typeof globalThis & { allcloseOpenStreams?: OpenStreams };
const streams = (shared.allcloseOpenStreams ??= { closers: new Set(), countOf: new Map(), isShuttingDown: false });

// A browser opens at most six connections a site over HTTP/1.1; several browsers of one person fit.
const maxStreamsOfOnePerson = 12;

/**
 * Counts one more stream of a person.
 *
 * @param close - ends the stream; called once at shutdown, at most once in all
 * @returns a function that forgets the stream (to be called when it ended, any number of times), or the reason why there
 *   may not be another
 */
export function registerStream(userId: string, close: () => void): (() => void) | "too-many" | "shutting-down" {
  if (streams.isShuttingDown) return "shutting-down";
  const open = streams.countOf.get(userId) ?? 0;
  if (open >= maxStreamsOfOnePerson) return "too-many";
  streams.countOf.set(userId, open + 1);
  streams.closers.add(close);

  return () => {
    if (!streams.closers.delete(close)) return;
    const left = (streams.countOf.get(userId) ?? 1) - 1;
    if (left === 0) streams.countOf.delete(userId);
    else streams.countOf.set(userId, left);
  };
}

/** Ends every open stream and refuses new ones: the process is about to stop. */
export function closeOpenStreams(): void {
  streams.isShuttingDown = true;
  for (const close of [...streams.closers]) close();
}

/** How many streams this process holds open. */
export const openStreamCount = (): number => streams.closers.size;
