/** The texts of the problem that an instructor writes in momentumEnergy.spec.ts, and what students hand in. */

const signature = "energies(x: number, v: number, lambda: number, eta: number, beta: number, steps: number): Vec";

/** The function, from the lines that differ between one author and another. */
const written = ({ energy, pull }: { energy: string; pull: string }): string => `import type { Vec } from "numerics";

export function ${signature} {
  const result = new Float64Array(steps + 1);
  for (let step = 0; step <= steps; step++) {
    result[step] = ${energy};
    v = beta * v - ${pull};
    x = x + v;
  }
  return result;
}
`;

const energy = "(lambda * x * x) / 2 + (v * v) / (2 * eta)";
const pull = "eta * lambda * x";

/** To the last bit what the reference computes. */
export const exactCode = written({ energy, pull });
/** As right, rounded in another order. */
export const otherRoundingCode = written({ energy, pull: "lambda * (eta * x)" });
/** The kinetic energy lacks the step size. */
export const wrongCode = written({ energy: "(lambda * x * x) / 2 + (v * v) / 2", pull });

export const problem = `import { defineProblem } from "allclose";

export default defineProblem({
  title: "Momentum energy",
  summary: "Write the energy of a heavy ball that rolls in a quadratic valley.",
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the function",
      points: 3,
      source: "momentum-energy",
      signatures: ["${signature}"],
    },
  ],
});
`;

export const statement = `## Write the function

A heavy ball at $x$ with velocity $v$ rolls on $f(x) = \\frac{\\lambda}{2} x^2$:
$v \\leftarrow \\beta v - \\eta \\lambda x$, then $x \\leftarrow x + v$.

Return its energies $\\frac{\\lambda}{2} x^2 + \\frac{1}{2 \\eta} v^2$ before the first step and after each.

From $x = 1$ at rest, $\\lambda = 1$, $\\eta = 0.5$ and $\\beta = 0$ give $(0.5, 0.375)$ in one step.
`;

export const starter = `import type { Vec } from "numerics";

export function ${signature} {
  throw new Error("energies is not written yet");
}
`;

export const mistake = `import type { Mistake } from "allclose";
${wrongCode.replace(
  "\n\n",
  `

export const mistake = {
  title: "The kinetic energy lacks the step size",
  kind: "factor",
  feedback: "Your numbers are those of $\\\\frac{\\\\lambda}{2} x^2 + \\\\frac{1}{2} v^2$. Where does $\\\\eta$ belong?",
  fails: ["many steps"],
} satisfies Mistake;

`,
)}`;

/** Written in another way, but rounded as the reference is: it does not show that a test asks for the last bit. */
export const rewrite = written({ energy, pull }).replace("x = x + v;", "x += v;");

const hidden = (start: string, compare: "equal" | "close"): string => `import { defineTests } from "allclose";

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  test("the worked example", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.energies(1, 0, 1, 0.5, 0, 1), [0.5, 0.375]);
  });

  property(
    "many steps",
    {
      points: 2,
      hint: "Do it by hand for two steps with some momentum.",
      given: { x: arbitrary.number(), lambda: arbitrary.number({ min: 0.1, max: 2 }), steps: arbitrary.integer(1, 6) },
    },
    async (t, { x, lambda, steps }) => {
      t.${compare}(await student.energies(x, ${start}, steps), reference.energies(x, ${start}, steps));
    },
  );
});
`;

/** No test has momentum, so what β does is seen by nobody. */
export const weakTests = hidden("0.5, lambda, 0.3, 0", "equal");
/** Sees everything, and asks for the last bit. */
export const strictTests = hidden("0.5, lambda, 0.3, 0.9", "equal");
export const mendedTests = hidden("0.5, lambda, 0.3, 0.9", "close");
