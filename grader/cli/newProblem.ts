/** The smallest sound problem: it passes `verify` as it is, so an author starts from something that works. */
export function newProblemFiles(slug: string): Record<string, string> {
  const title = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll("-", " ");
  return {
    "problem.ts": `import { defineProblem } from "allclose";

export default defineProblem({
  title: ${JSON.stringify(title)},
  summary: "Say in one sentence what the student writes.",
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the function",
      points: 3,
      source: ${JSON.stringify(slug)},
      signatures: ["scaled(g: Vec, alpha: number): Vec"],
    },
  ],
});
`,
    "statement.md": `## Write the function

Write \`scaled(g, alpha)\`, which returns $\\alpha g$ as a fresh \`Float64Array\`.

For $g = (1, -2)$ and $\\alpha = 3$ the answer is $(3, -6)$.
`,
    "starter.ts": `import type { Vec } from "numerics";

export function scaled(g: Vec, alpha: number): Vec {
  throw new Error("scaled is not written yet");
}
`,
    "reference.ts": `import type { Vec } from "numerics";

export function scaled(g: Vec, alpha: number): Vec {
  return g.map((entry) => alpha * entry);
}
`,
    "tests.ts": `import { defineTests } from "allclose";

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  test("the worked example", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.scaled([1, -2], 3), [3, -6]);
  });

  property(
    "any vector and any factor",
    { points: 2, hint: "Try a negative factor.", given: { g: arbitrary.vector(), alpha: arbitrary.number() } },
    async (t, { g, alpha }) => {
      t.close(await student.scaled(g, alpha), reference.scaled(g, alpha));
      t.pure();
    },
  );
});
`,
    "mistakes/absolute-factor.ts": `import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "The sign of the factor is lost",
  kind: "sign",
  feedback: "Your numbers are those of $|\\\\alpha| g$. What should a negative factor do?",
  fails: ["any vector and any factor"],
} satisfies Mistake;

export function scaled(g: Vec, alpha: number): Vec {
  return g.map((entry) => Math.abs(alpha) * entry);
}
`,
    "rewrites/loop.ts": `import type { Vec } from "numerics";

export function scaled(g: Vec, alpha: number): Vec {
  const result = new Float64Array(g.length);
  for (let index = 0; index < g.length; index++) result[index] = (g[index] ?? 0) * alpha;
  return result;
}
`,
  };
}
