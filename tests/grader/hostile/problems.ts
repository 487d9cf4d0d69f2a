import path from "node:path";
import { readProblemFolder } from "#problems/folder";
import type { ProblemVersion } from "#problems/schema";
import { smallProblem } from "../smallProblem";

/** One function that is handed a function: at first without a budget, then in two evaluations. */
const asking = smallProblem({
  "problem.ts": `import { defineProblem } from "allclose";
    export default defineProblem({
      title: "Asking", summary: "A problem of questions.",
      parts: [{ kind: "code", id: "code", title: "Code", points: 3, source: "asking", timeLimitMs: 5000,
        signatures: ["slope(f: (x: number) => number, x: number): number"] }],
    });`,
  "reference.ts": `export const slope = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;`,
  "tests.ts": `import { defineTests } from "allclose";
    export default defineTests<typeof import("./reference")>(({ test, student, reference }) => {
      test("slope of a parabola", { points: 1, visibility: "public" }, async (t) => { t.close(await student.slope((x) => x ** 2, 3), 6); });
      test("slope of a cubic in two evaluations", { points: 2 }, async (t) => {
        const f = t.oracle((x: number) => x ** 3, { name: "f", budget: 2 });
        t.close(await student.slope(f, 2), reference.slope((x) => x ** 3, 2));
        t.equal(f.calls, 2, "Evaluations of f");
      });
    });`,
  "mistakes/absolute.ts": undefined,
  "mistakes/wide.ts": undefined,
});

const smallWith = (timeLimitMs: number): ProblemVersion => {
  const text = smallProblem().files["problem.ts"] ?? "";
  return smallProblem({ "problem.ts": text.replace("timeLimitMs: 1000", `timeLimitMs: ${timeLimitMs}`) });
};

/** Long enough for what is no endless loop, also while much else runs. */
const small = smallWith(5_000);

/** The same for attacks that only the clock ends. */
const impatient = smallWith(1_000);

export interface Target {
  version: ProblemVersion;
  part: string;
}

/** The problems that hostile submissions answer, by the name in their header. */
export async function getTarget(problem: string): Promise<Target> {
  if (problem === "small") return { version: small, part: "code" };
  if (problem === "impatient") return { version: impatient, part: "code" };
  if (problem === "asking") return { version: asking, part: "code" };
  return {
    version: await readProblemFolder(path.resolve(import.meta.dirname, "../../../problems", problem)),
    part: "code",
  };
}
