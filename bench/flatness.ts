import type { Grader } from "#grader/grader";
import { delay } from "#server/launch/delay";
import { timeGrading } from "./gradingTimes";
import { type AnswerKind, makeProblem } from "./material";
import type { Part } from "./part";
import { openFiles, roomProcesses } from "./processes";

/** Half of them mean harm: every other one is killed, or floods. */
const mix: readonly AnswerKind[] = [
  ...(["accepted", "runtime-error", "accepted", "output-limit", "wrong-answer", "time-limit"] as const),
  ...(["accepted", "memory-limit", "partial", "compile-error"] as const),
];
const looks = 10;

/** The judge after more and more submissions: memory, open files, processes. */
export async function watchFlatness(grader: Grader, submissions: number): Promise<Part> {
  const version = makeProblem({ tests: 10, size: 10, timeLimitMs: 200 });
  const roomy = makeProblem({ tests: 10, size: 10, timeLimitMs: 10_000 });
  await grade(0, mix.length);
  const rows = [await look("after a first few")];
  const step = Math.max(1, Math.round(submissions / looks));
  for (let done = 0; done < submissions; done += step) {
    await grade(done, Math.min(done + step, submissions));
    rows.push(await look(`after ${Math.min(done + step, submissions)}`));
  }
  return {
    title: `The judge over ${submissions} submissions, one in two of them hostile`,
    heading: ["", "resident MiB", "open files", "processes of rooms"],
    rows,
  };

  async function grade(from: number, to: number): Promise<void> {
    let next = from;
    const work = async (): Promise<void> => {
      for (let index = next++; index < to; index = next++) {
        const kind = mix[index % mix.length] ?? "accepted";
        await timeGrading(grader, kind === "time-limit" ? version : roomy, kind);
      }
    };
    await Promise.all([work(), work()]);
  }

  async function look(name: string): Promise<Part["rows"][number]> {
    const { kept } = grader.rooms();
    while (grader.rooms().warm < kept) await delay(50);
    await delay(300);
    return [name, process.memoryUsage.rss() / 2 ** 20, openFiles(), roomProcesses().length];
  }
}
