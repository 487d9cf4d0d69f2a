import type { Actor } from "./actor";
import { AppError } from "./errors";
import { EventStream } from "./eventStream";
import { subscribeToSubmission } from "./live";
import type { LiveEvent } from "./live";
import { log } from "./log";
import { registerStream } from "./openStreams";
import { getSubmission } from "./submissions";

// Proxies close connections that are silent for long. The same moment is used to see whether a notification was missed.
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
  const stream = new EventStream();
  const forget = registerStream(actor.userId, () => stream.end());
  if (typeof forget === "string") throw refusals[forget];
  stream.atEnd(forget);
  signal.addEventListener("abort", () => stream.end(), { once: true });

  // Subscribed before the state is read, and kept until it is sent: what happens in between is not lost.
  const early: LiveEvent[] = [];
  let receive = (event: LiveEvent): void => void early.push(event);
  stream.atEnd(subscribeToSubmission(submissionId, (event) => receive(event)));

  try {
    const view = await getSubmission(actor, submissionId);
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
    else void endIfDone(stream, actor, submissionId);
  };
  early.forEach(receive);
  const pulse = setInterval(() => {
    stream.pulse();
    void endIfDone(stream, actor, submissionId);
  }, pulseMs);
  const limit = setTimeout(() => stream.end(), longestMs);
  stream.atEnd(() => {
    clearInterval(pulse);
    clearTimeout(limit);
  });
  return stream.body;
}

/** Sends the verdict if there is one. Never throws: nobody waits for it, and the browser that reconnects is told what is wrong. */
async function endIfDone(stream: EventStream, actor: Actor, submissionId: string): Promise<void> {
  try {
    const view = await getSubmission(actor, submissionId);
    if (view.state !== "done") return;
    stream.send("done", view);
  } catch (error) {
    log.warn("submission events stopped", { id: submissionId, error });
  }
  stream.end();
}
