import { requireId } from "./access";
import type { Actor } from "./actor";
import { AppError } from "./errors";
import { EventStream } from "./eventStream";
import { subscribeToSubmission } from "./live";
import type { LiveEvent } from "./live";
import { log } from "./log";
import { registerStream } from "./openStreams";
import { getSubmission } from "./submissions";

// Proxies close connections that are silent for long.
const pulseMs = 15_000;
// Then the browser connects anew by itself, and is asked again who it is.
const longestMs = 10 * 60_000;
const reconnectMs = 2_000;

const refusals = {
  "too-many": new AppError("TOO_MANY_REQUESTS", "Too many pages of yours are waiting for results. Close some of them."),
  "shutting-down": new AppError("UNAVAILABLE", "The server is restarting."),
};

/**
 * What happens to a submission, as the body of a `text/event-stream`: `state` first (a SubmissionView, so that a browser
 * that reconnects starts from what is true now), `test` for each test as it finishes, and `done` with the SubmissionView
 * that holds the verdict. Then the stream ends.
 *
 * @param signal - aborted when the browser goes away
 * @throws AppError NOT_FOUND or FORBIDDEN as `getSubmission` does; TOO_MANY_REQUESTS when the person holds too many streams;
 *   UNAVAILABLE when the server is stopping
 */
export async function openSubmissionEvents(
  actor: Actor,
  submissionId: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const id = requireId(submissionId, "submission");
  const stream = new EventStream();
  const forget = registerStream(actor.userId, () => stream.end());
  if (typeof forget === "string") throw refusals[forget];
  stream.atEnd(forget);
  signal.addEventListener("abort", () => stream.end(), { once: true });
  if (signal.aborted) stream.end();

  // Subscribed before the state is read, and kept until it is sent: what happens in between is not lost.
  const early: LiveEvent[] = [];
  let receive = (event: LiveEvent): void => void early.push(event);
  stream.atEnd(subscribeToSubmission(id, (event) => receive(event)));

  try {
    const view = await getSubmission(actor, id);
    stream.reconnectAfter(reconnectMs);
    stream.send("state", view);
    if (view.state === "done") {
      stream.send("done", view);
      stream.end();
      return stream.body;
    }
  } catch (error) {
    stream.end();
    throw error;
  }

  receive = (event) => {
    if (event.type === "test") stream.send("test", event);
    else void endIfDone(stream, actor, id);
  };
  early.forEach(receive);
  keepAlive(stream, () => endIfDone(stream, actor, id));
  return stream.body;
}

/** Sends a sign of life from time to time, and looks whether a notification was missed; ends the stream when it is old. */
function keepAlive(stream: EventStream, look: () => Promise<void>): void {
  let isLooking = false;
  const pulse = setInterval(() => {
    stream.pulse();
    // A slow database is not asked again before it has answered.
    if (isLooking) return;
    isLooking = true;
    void look().then(() => (isLooking = false));
  }, pulseMs);
  const limit = setTimeout(() => stream.end(), longestMs);
  stream.atEnd(() => {
    clearInterval(pulse);
    clearTimeout(limit);
  });
}

/** Sends the verdict if there is one. Never throws: nobody waits for it, and the browser that reconnects is told what is wrong. */
async function endIfDone(stream: EventStream, actor: Actor, submissionId: string): Promise<void> {
  try {
    const view = await getSubmission(actor, submissionId);
    if (view.state !== "done") return;
    stream.send("done", view);
  } catch (error) {
    if (stream.isOpen) log.warn("submission events stopped", { id: submissionId, error });
  }
  stream.end();
}
