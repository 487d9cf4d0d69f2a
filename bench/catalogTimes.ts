import path from "node:path";
import { matmul, matrix } from "numerics";
import type { Grader } from "#grader/grader";
import { codeProblems } from "#problems/catalog";
import { readProblemFolder } from "#problems/folder";
import { delay } from "#server/launch/delay";
import { projectRoot } from "#server/launch/projectRoot";
import { quantiles } from "./figures";
import type { Part } from "./part";
import { descendants, ownBusyMs, processorMs } from "./processes";

/** Long enough for a used room to be replaced, as between the submissions of a class. */
const restMs = 200;

/** Gradings after which the code of this process, a worker that has just started, is compiled as that of an older one. */
const gradingsBefore = 15;

/** What a right answer to each problem of the catalogue costs with every test, one at a time on warm rooms. */
export async function timeCatalog(grader: Grader, times: number): Promise<Part> {
  const rows: Part["rows"][number][] = [];
  for (const { slug } of codeProblems) {
    const version = await readProblemFolder(path.join(projectRoot, "problems", slug));
    const { problem, tests } = await grader.describe(version);
    const [part] = problem.parts;
    const answer = { kind: "code", source: version.files["reference.ts"] ?? "" };
    const whole: number[] = [];
    const students: number[] = [];
    const processor: number[] = [];
    const judges: number[] = [];
    const peer: number[] = [];
    // The first opens the room of the tests.
    const unmeasured = rows.length === 0 ? gradingsBefore : 1;
    for (let round = 1 - unmeasured; round <= times; round++) {
      await delay(restMs);
      while (grader.rooms().warm < grader.rooms().kept) await delay(10);
      const watch = watchProcessor();
      let left = tests.length;
      const seed = `bench ${round}`;
      const { status, timings } = await grader.grade(
        { version, part: part?.id ?? "", answer, seed, tests: "all" },
        // With the last result the student's room has done all it does, and is still there to be asked.
        () => {
          if (--left === 0) watch.stop();
        },
      );
      if (status !== "accepted") throw new Error(`the reference of ${slug} became ${status}`);
      const peerMs = timeFixedJob();
      if (round < 1) continue;
      peer.push(peerMs);
      whole.push(timings.totalMs - watch.lookedMs());
      students.push(timings.studentMs);
      judges.push(watch.ownMs());
      // A room that aged on the shelf and was renewed meanwhile leaves no account.
      if (!Number.isNaN(watch.allMs())) processor.push(watch.allMs());
    }
    rows.push([
      slug,
      quantiles(whole).p50,
      quantiles(whole).max,
      quantiles(students).p50,
      quantiles(processor).p50,
      quantiles(judges).p50,
      quantiles(peer).p50,
    ]);
  }
  return {
    title: `Each problem's reference, all tests, ms (${times} each, warm)`,
    heading: ["", "p50", "max", "of it the student's room", "processor p50", "of it this process", "the fixed job"],
    rows,
    note:
      'The first three are times on the clock. Processor time is that of all threads of this process, the compiler and the two rooms, until the last result; "-" where the kernel does not tell. ' +
      "The fixed job, a product of two matrices of 256 rows in this process after each grading, tells how fast the machine was just then. " +
      "Starting the room that replaces the used one comes later and is not part of it. On a busy machine both are higher.",
  };
}

const side = 256;
const fixed = matrix(
  side,
  side,
  Float64Array.from({ length: side * side }, (_, index) => Math.sin(index)),
);

/** Processor time, ms, of work that is always the same: only the machine's speed changes it. */
function timeFixedJob(): number {
  const before = ownBusyMs();
  matmul(fixed, fixed);
  return ownBusyMs() - before;
}

interface ProcessorWatch {
  /** Ends the watch: what is spent later is not counted. */
  stop(): void;
  allMs(): number;
  ownMs(): number;
  /** Time on the clock that looking took. */
  lookedMs(): number;
}

/** Counts processor time of this process and of those that descend from it now. */
function watchProcessor(): ProcessorWatch {
  const processes = descendants();
  const look = () => processes.map(processorMs);
  const before = look();
  const ownBefore = ownBusyMs();
  let [othersMs, ownMs, lookedMs] = [Number.NaN, Number.NaN, 0];
  return {
    stop() {
      ownMs = ownBusyMs() - ownBefore;
      const startedAt = performance.now();
      othersMs = look().reduce((sum, spent, index) => sum + spent - (before[index] ?? Number.NaN), 0);
      lookedMs = performance.now() - startedAt;
    },
    allMs: () => othersMs + ownMs,
    ownMs: () => ownMs,
    lookedMs: () => lookedMs,
  };
}
