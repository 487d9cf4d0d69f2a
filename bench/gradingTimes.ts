import type { Grader } from "#grader/grader";
import { delay } from "#server/launch/delay";
import { quantiles } from "./figures";
import { answers, type AnswerKind, type Material, makeProblem, partId } from "./material";
import type { Part } from "./part";
import { makePlainSandbox } from "./plainSandbox";

/** Grades once, checks the status, and gives the milliseconds it took. */
export async function timeGrading(grader: Grader, version: Material, kind: AnswerKind): Promise<number> {
  const startedAt = performance.now();
  const answer = { kind: "code", source: answers[kind] };
  const verdict = await grader.grade({ version, part: partId, answer, seed: "bench", tests: "all" });
  const elapsedMs = performance.now() - startedAt;
  if (verdict.status !== kind) throw new Error(`${kind} became ${verdict.status}: ${verdict.message ?? ""}`);
  return elapsedMs;
}

/** Long enough for a used room to be replaced, as between the submissions of a class. */
const restMs = 150;

/** A correct answer to ten tests, graded in turn in the three ways, so that all meet the same machine. */
export async function compareRooms(warm: Grader, cold: Grader, times: number): Promise<Part> {
  const [tests, size] = [10, 10];
  const version = makeProblem({ tests, size });
  const ways = {
    "warm rooms": () => timeGrading(warm, version, "accepted"),
    "a cold room each": () => timeGrading(cold, version, "accepted"),
    "bwrap + node each": await makePlainSandbox(answers.accepted, tests, size),
  };
  const samples = Object.entries(ways).map(([name, time]) => ({ name, time, taken: [] as number[] }));
  for (const { time } of samples) await time();
  for (let round = 0; round < times; round++)
    for (const { time, taken } of samples) {
      await delay(restMs);
      taken.push(await time());
    }
  return {
    title: `One submission of ${tests} tests, ms (${times} each, in turn, without queue and database)`,
    heading: ["", "p50", "p95", "p99"],
    rows: samples.map(({ name, taken }) => {
      const { p50, p95, p99 } = quantiles(taken);
      return [name, p50, p95, p99];
    }),
  };
}

export async function timePastLimit(warm: Grader, times: number): Promise<Part> {
  const rows: Part["rows"][number][] = [];
  for (const timeLimitMs of [200, 1_000]) {
    const version = makeProblem({ tests: 10, size: 10, timeLimitMs });
    await timeGrading(warm, version, "accepted");
    const past: number[] = [];
    for (let round = 0; round < times; round++)
      past.push((await timeGrading(warm, version, "time-limit")) - timeLimitMs);
    const { p50, max } = quantiles(past);
    rows.push([`limit ${timeLimitMs} ms`, p50, max]);
  }
  return { title: `Endless loop: verdict after the limit, ms (${times} each)`, heading: ["", "p50", "max"], rows };
}

export async function timeBySize(warm: Grader, times: number): Promise<Part> {
  const rows: Part["rows"][number][] = [];
  const shapes = [
    ...[1, 5, 10, 20, 40].map((tests) => ({ tests, size: 10 })),
    ...[100, 1_000, 10_000].map((size) => ({ tests: 10, size })),
  ];
  for (const { tests, size } of shapes) {
    const version = makeProblem({ tests, size });
    await timeGrading(warm, version, "accepted");
    const taken: number[] = [];
    for (let round = 0; round < times; round++) {
      await delay(restMs);
      taken.push(await timeGrading(warm, version, "accepted"));
    }
    const { p50, p95 } = quantiles(taken);
    rows.push([`${tests} tests, vectors of ${size}`, p50, p95]);
  }
  return { title: `By number of tests and size of input, ms (${times} each, warm)`, heading: ["", "p50", "p95"], rows };
}
