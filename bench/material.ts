import { createHash } from "node:crypto";
import type { ProblemDefinition, ProblemFiles, ProblemVersion } from "#problems/schema";

/** Problems made to measure: every test is one call that scales a vector. */
export interface Material extends ProblemVersion {
  definition: ProblemDefinition;
}

export interface MaterialOptions {
  tests: number;
  /** Entries of the vector in each call. */
  size: number;
  timeLimitMs?: number;
}

export const partId = "code";

export function makeProblem({ tests, size, timeLimitMs = 1_000 }: MaterialOptions): Material {
  const definition: ProblemDefinition = {
    title: "Scaling",
    summary: "Multiply every entry of a vector.",
    tags: [],
    parts: [
      {
        ...{
          kind: "code",
          id: partId,
          title: "Code",
          points: tests,
          source: "bench",
          timeLimitMs,
          memoryLimitMiB: 256,
        },
        signatures: ["scaled(g: Vec, alpha: number): Vec"],
      },
    ],
  };
  const files: ProblemFiles = {
    "problem.ts": `import { defineProblem } from "allclose"; export default defineProblem(${JSON.stringify(definition)});`,
    "statement.md": "## Scaling",
    "starter.ts": `export function scaled() { throw new Error("not written"); }`,
    "reference.ts": `import type { Vec } from "numerics";
      export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);`,
    "tests.ts": `import { defineTests } from "allclose";
      export default defineTests<typeof import("./reference")>(({ test, student, reference }) => {
        for (let index = 1; index <= ${tests}; index++)
          test("scaled by " + index, { points: 1, visibility: index === 1 ? "public" : "hidden" }, async (t) => {
            const g = Float64Array.from({ length: ${size} }, (_, i) => Math.sin(i + index));
            t.close(await student.scaled(g, index), reference.scaled(g, index));
          });
      });`,
  };
  const hash = createHash("sha256").update(JSON.stringify(files)).digest("hex");
  return { slug: `scaling-${hash.slice(0, 8)}`, hash, files, definition };
}

const scaling = (body: string): string =>
  `import type { Vec } from "numerics";\nexport function scaled(g: Vec, alpha: number): Vec {\n  ${body}\n}\n`;

/** Answers to such a problem, by the status each must get. */
export const answers = {
  accepted: scaling("return g.map((entry) => alpha * entry);"),
  "wrong-answer": scaling("return g.map((entry) => alpha + entry + 1);"),
  partial: scaling("return g.map((entry) => (alpha > 1 ? 0 : entry));"),
  "compile-error": scaling("return g.map((entry =>"),
  "runtime-error": scaling(`throw new RangeError("no");`),
  "time-limit": scaling("for (;;) g[0] = alpha;"),
  "memory-limit": scaling("const held: number[][] = []; for (;;) held.push(new Array<number>(1e6).fill(alpha + 0.5));"),
  "output-limit": scaling(`for (;;) console.log("x".repeat(1e5)); return g;`),
} as const;

export type AnswerKind = keyof typeof answers;
