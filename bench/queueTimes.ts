import { availableParallelism } from "node:os";
import type { Actor } from "#server/actor";
import { database } from "#server/db";
import { delay } from "#server/launch/delay";
import { quantiles } from "./figures";
import { type Installation, type Item, submitAndHear } from "./installation";
import { answers, type AnswerKind, makeProblem } from "./material";
import type { Part } from "./part";

const places = { ALLCLOSE_WORKER_CONCURRENCY: String(availableParallelism()) };
/** What the service allows a student in a minute is more. */
const answersEach = 10;

/**
 * From handing in to the verdict in the database, as the web process hears of it: the service, the queue, a worker in a
 * process of its own, its rooms, and back.
 */
export async function timeToVerdict(installation: Installation, times: number): Promise<Part> {
  const item = await installation.publish(makeProblem({ tests: 10, size: 10 }));
  const rows: Part["rows"][number][] = [];
  for (const [name, rooms] of [
    ["warm rooms", "3"],
    ["a cold room each", "0"],
  ] as const) {
    const worker = await installation.startWorker({ ...places, ALLCLOSE_ROOMS: rooms });
    const hand = await handsOf(installation, item, times + 1);
    await hand(0, "accepted");
    const taken: number[] = [];
    for (let round = 1; round <= times; round++) {
      await delay(150);
      taken.push(await hand(round, "accepted"));
    }
    await worker.child.stop(10_000);
    const { p50, p95, p99 } = quantiles(taken);
    rows.push([name, p50, p95, p99]);
  }
  return {
    title: `Submit to verdict in the database, ms (${times} each, ten tests)`,
    heading: ["", "p50", "p95", "p99"],
    rows,
  };
}

/** Answers that come at a steady rate, one in fifty an endless loop. */
export async function timeSteadyRate(installation: Installation, rate: number, seconds: number): Promise<Part> {
  const item = await installation.publish(makeProblem({ tests: 10, size: 10, timeLimitMs: 2_000 }));
  const worker = await installation.startWorker(places);
  const count = rate * seconds;
  const hand = await handsOf(installation, item, count + 1);
  await hand(count, "accepted");
  const all = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      await delay((1_000 * index) / rate);
      const kind: AnswerKind = index % 50 === 25 ? "time-limit" : "accepted";
      return { kind, ms: await hand(index, kind) };
    }),
  );
  await worker.child.stop(10_000);
  const row = (name: string, chosen: typeof all): Part["rows"][number] => {
    const { p50, p95, p99, max } = quantiles(chosen.map(({ ms }) => ms));
    return [name, p50, p95, p99, max];
  };
  return {
    title: `${rate} submissions a second for ${seconds} s, one in fifty an endless loop of 2 s; submit to verdict, ms`,
    heading: ["", "p50", "p95", "p99", "max"],
    rows: [
      row("all", all),
      row(
        "endless loops",
        all.filter(({ kind }) => kind === "time-limit"),
      ),
      row(
        "the others",
        all.filter(({ kind }) => kind !== "time-limit"),
      ),
    ],
  };
}

/** All at once: how many verdicts a second one worker writes, and what a student who floods does to the others. */
export async function timeFlood(installation: Installation, submissions: number): Promise<Part> {
  const item = await installation.publish(makeProblem({ tests: 10, size: 10 }));
  const worker = await installation.startWorker(places);
  const hand = await handsOf(installation, item, submissions + 1);
  await hand(submissions, "accepted");
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: submissions }, (_, index) => hand(index, "accepted")));
  const seconds = (performance.now() - startedAt) / 1_000;

  // As many as may wait, half of a minute's budget, and then somebody else.
  const [flooder, ...others] = await installation.enrol(6);
  if (flooder === undefined) throw new Error("nobody was enrolled");
  const flood = Array.from({ length: 15 }, () => submitAndHear(flooder, item, answers["time-limit"]));
  await untilHandedIn(flooder, flood.length);
  const firsts = await Promise.all(others.map((other) => submitAndHear(other, item, answers.accepted)));
  const floodTimes = await Promise.all(flood);
  await worker.child.stop(10_000);
  return {
    title: "A flood, through the service, the queue and one worker",
    heading: ["", "value"],
    rows: [
      [`${submissions} answers at once, verdicts per second`, submissions / seconds],
      ["one student hands in 15 endless loops of 1 s; their last verdict, s", quantiles(floodTimes).max / 1_000],
      ["5 others' first answers behind them, slowest verdict, s", quantiles(firsts).max / 1_000],
    ],
  };
}

async function untilHandedIn({ userId }: Actor, count: number): Promise<void> {
  while ((await database().submission.count({ where: { userId } })) < count) await delay(10);
}

async function handsOf(
  installation: Installation,
  item: Item,
  count: number,
): Promise<(index: number, kind: AnswerKind) => Promise<number>> {
  const students = await installation.enrol(Math.ceil(count / answersEach));
  return (index, kind) => {
    const student = students[index % students.length];
    if (student === undefined) throw new Error("nobody was enrolled");
    return submitAndHear(student, item, answers[kind]);
  };
}
