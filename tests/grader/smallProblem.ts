import { createHash } from "node:crypto";
import type { ProblemFiles, ProblemVersion } from "#problems/schema";

const files: ProblemFiles = {
  "problem.ts": `import { defineProblem } from "allclose";
    export default defineProblem({
      title: "Small", summary: "A small problem.",
      parts: [{ kind: "code", id: "code", title: "Code", points: 4, source: "small", timeLimitMs: 1000,
        signatures: ["scaled(g: Vec, alpha: number): Vec", "grad(f: (x: number) => number, x: number): number"] }],
    });`,
  "statement.md": "## Small",
  "starter.ts": `export function scaled() { throw new Error("not written"); } export function grad() { throw new Error("not written"); }`,
  "reference.ts": `import type { Vec } from "numerics";
    export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
    export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;`,
  "tests.ts": `import { defineTests } from "allclose";
    export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
      test("worked example", { points: 1, visibility: "public" }, async (t) => { t.close(await student.scaled([1, -2], 3), [3, -6]); });
      property("any vector", { points: 1, hint: "Try a negative factor.", given: { g: arbitrary.vector(), alpha: arbitrary.number() } },
        async (t, { g, alpha }) => { t.close(await student.scaled(g, alpha), reference.scaled(g, alpha)); t.pure(); });
      test("central difference in two evaluations", { points: 2 }, async (t) => {
        const f = t.oracle((x: number) => x * x, { name: "f", budget: 2 });
        t.close(await student.grad(f, 3), 6);
        t.equal(f.calls, 2, "Evaluations of f");
      });
    });`,
  "mistakes/absolute.ts": `import type { Mistake } from "allclose"; import type { Vec } from "numerics";
    export const mistake = { title: "Sign lost", feedback: "The sign of the factor is lost.", fails: ["any vector"] } satisfies Mistake;
    export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => Math.abs(alpha) * entry);
    export const grad = (f: (x: number) => number, x: number): number => (f(x + 1) - f(x - 1)) / 2;`,
  "mistakes/wide.ts": `import type { Mistake } from "allclose"; import type { Vec } from "numerics";
    export const mistake = { title: "Not halved", feedback: "Divide by the distance.", fails: ["central difference in two evaluations"] } satisfies Mistake;
    export const scaled = (g: Vec, alpha: number): Vec => g.map((entry) => alpha * entry);
    export const grad = (f: (x: number) => number, x: number): number => f(x + 1) - f(x - 1);`,
};

/** The solution of the small problem with one function replaced. */
export function solution({
  scaled = "g.map((entry) => alpha * entry)",
  grad = "(f(x + 1) - f(x - 1)) / 2",
  top = "",
}: { scaled?: string; grad?: string; top?: string } = {}): string {
  return `import type { Vec } from "numerics";
${top}
export function scaled(g: Vec, alpha: number): Vec { return ${scaled}; }
export function grad(f: (x: number) => number, x: number): number { return ${grad}; }
`;
}

/** A problem of three tests and two mistakes, with files replaced, added or (undefined) removed. */
export function smallProblem(changes: Record<string, string | undefined> = {}): ProblemVersion {
  const changed = Object.fromEntries(
    Object.entries({ ...files, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return { slug: "small", hash: createHash("sha256").update(JSON.stringify(changed)).digest("hex"), files: changed };
}
