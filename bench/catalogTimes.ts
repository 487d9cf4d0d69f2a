import path from "node:path";
import type { Grader } from "#grader/grader";
import { codeProblems } from "#problems/catalog";
import { readProblemFolder } from "#problems/folder";
import { ProblemSchema } from "#problems/schema";
import { delay } from "#server/launch/delay";
import { projectRoot } from "#server/launch/projectRoot";
import { quantiles } from "./figures";
import type { Part } from "./part";

/** Long enough for a used room to be replaced, as between the submissions of a class. */
const restMs = 200;

/** What a right answer to each problem of the catalogue costs with every test, one at a time on warm rooms. */
export async function timeCatalog(grader: Grader, times: number): Promise<Part> {
  const rows: Part["rows"][number][] = [];
  for (const { slug, problem } of codeProblems) {
    const version = await readProblemFolder(path.join(projectRoot, "problems", slug));
    const [part] = ProblemSchema.parse(problem).parts;
    const answer = { kind: "code", source: version.files["reference.ts"] ?? "" };
    const whole: number[] = [];
    const students: number[] = [];
    // The first opens the room of the tests.
    for (let round = 0; round <= times; round++) {
      await delay(restMs);
      const seed = `bench ${round}`;
      const { status, timings } = await grader.grade({ version, part: part?.id ?? "", answer, seed, tests: "all" });
      if (status !== "accepted") throw new Error(`the reference of ${slug} became ${status}`);
      if (round === 0) continue;
      whole.push(timings.totalMs);
      students.push(timings.studentMs);
    }
    rows.push([slug, quantiles(whole).p50, quantiles(whole).max, quantiles(students).p50]);
  }
  return {
    title: `Each problem's reference, all tests, ms (${times} each, warm)`,
    heading: ["", "p50", "max", "of it the student's room"],
    rows,
  };
}
