import { randomUUID } from "node:crypto";
import { notifyTests } from "#server/gradings";
import { type LiveEvent, subscribeToSubmission } from "#server/live";

const sign: LiveEvent = {
  ...{ type: "test", name: "probe", visibility: "public", status: "passed", points: 1, maxPoints: 1 },
};

/** Resolves when this process hears what workers announce: the first subscription only begins to connect. */
export async function untilHearing(): Promise<void> {
  const probe = randomUUID();
  const heard: LiveEvent[] = [];
  const stop = subscribeToSubmission(probe, (event) => heard.push(event));
  while (heard.length === 0) {
    await notifyTests(probe, [sign]);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  stop();
}
