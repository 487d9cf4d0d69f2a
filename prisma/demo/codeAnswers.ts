import type { ProblemFiles } from "#problems/schema";
import type { DemoAnswer } from "./demoAnswer";
import { renameLocals, withoutComments } from "./renameLocals";

/** Files of these problems' folders, beside reference and starter, that the demo's students hand in. */
const handedIn: Readonly<Record<string, readonly string[]>> = {
  "gd-constant": [
    "mistakes/no-factor-two",
    "mistakes/ascent",
    "mistakes/sum-instead-of-mean",
    "rewrites/from-the-mean",
  ],
  "gd-linear": [
    "mistakes/no-inner-derivative",
    "mistakes/mean-of-ratios",
    "mistakes/no-zero-guard",
    "rewrites/two-moments",
  ],
  "relu-sgd": ["mistakes/relu-derivative-one", "mistakes/no-output-bias", "mistakes/ascent", "rewrites/unit-by-unit"],
  "l2-penalty-step": [
    "mistakes/no-half",
    "mistakes/ascent",
    "mistakes/normalised-direction",
    "rewrites/engine-functions",
  ],
  "linf-penalty-step": ["mistakes/plain-sign", "mistakes/largest-entry", "mistakes/no-half", "rewrites/sorted-sum"],
  "lp-dual-step": ["mistakes/dual-of-one-is-nan", "mistakes/primal-for-dual", "rewrites/three-cases"],
  "rms-norm": ["mistakes/mean-square", "mistakes/rms-without-mean", "rewrites/array-methods"],
  "he-init": ["mistakes/fan-out", "mistakes/variance-as-deviation", "rewrites/column-by-column"],
  "theta-star": ["mistakes/not-converted-back", "mistakes/no-root", "rewrites/one-loop"],
  "xavier-scaling": ["mistakes/fan-out", "mistakes/uniform", "rewrites/scaled-afterwards"],
};

/** Programs of the demo for a problem: what its folder holds of right and wrong ones, a copy, and one that breaks off. */
export function codeAnswers(slug: string, files: ProblemFiles): DemoAnswer[] {
  const wanted = handedIn[slug];
  const reference = files["reference.ts"];
  const starter = files["starter.ts"];
  if (wanted === undefined || reference === undefined || starter === undefined) return [];
  const found = wanted.flatMap((path): DemoAnswer[] => {
    const source = files[`${path}.ts`];
    return source === undefined
      ? []
      : [code(path.startsWith("rewrites/") ? "right" : "wrong", withoutComments(withoutMistake(source)))];
  });
  const rewrite = found.find(({ quality }) => quality === "right");
  return [
    code("right", withoutComments(reference)),
    code("empty", starter),
    ...found,
    ...(rewrite?.answer.kind === "code" ? [code("copied", renameLocals(rewrite.answer.source))] : []),
    code("empty", brokenOff(withoutComments(reference))),
  ];
}

const code = (quality: DemoAnswer["quality"], source: string): DemoAnswer => ({
  quality,
  answer: { kind: "code", source },
});

/** What a mistake's file says about itself is nothing that a student writes. */
const withoutMistake = (source: string): string =>
  source
    .replace(/^import type \{ Mistake \} from "allclose";\n/m, "")
    .replace(/^export const mistake = \{[^]*?^\} satisfies Mistake;\n+/m, "");

/** The program up to somewhere inside a function: somebody pressed the wrong key. */
const brokenOff = (source: string): string => source.slice(0, source.indexOf("\n", source.indexOf("{\n") + 2) + 1);
