import type { ProblemFiles } from "#problems/schema";
import type { DemoAnswer } from "./demoAnswer";
import { renameLocals, withoutComments } from "./renameLocals";

/** Mistakes of these problems that the demo's students make. Beside them they hand in references, rewrites and starters. */
const mistakesMade: Readonly<Record<string, readonly string[]>> = {
  "gd-constant": ["no-factor-two", "ascent", "sum-instead-of-mean"],
  "gd-linear": ["no-inner-derivative", "mean-of-ratios", "no-zero-guard", "sum-instead-of-mean"],
  "relu-sgd": ["relu-derivative-one", "no-output-bias", "ascent", "w2-from-pre-activation"],
  "l2-penalty-step": ["no-half", "ascent", "normalised-direction"],
  "linf-penalty-step": ["plain-sign", "largest-entry", "no-half"],
  "lp-dual-step": ["dual-of-one-is-nan", "primal-for-dual"],
  "rms-norm": ["mean-square", "rms-without-mean"],
  "he-init": ["fan-out", "variance-as-deviation"],
  "theta-star": ["not-converted-back", "no-root"],
  "xavier-scaling": ["fan-out", "uniform"],
};

/** Programs of the demo for a problem: what its folder holds of right and wrong ones, a copy, and one that breaks off. */
export function codeAnswers(slug: string, files: ProblemFiles): DemoAnswer[] {
  const mistakes = mistakesMade[slug];
  const reference = files["reference.ts"];
  const starter = files["starter.ts"];
  if (mistakes === undefined || reference === undefined || starter === undefined) return [];
  const wrong = mistakes.map((name) => {
    const source = files[`mistakes/${name}.ts`];
    if (source === undefined) throw new Error(`${slug} knows no mistake ${name}: prisma/demo/codeAnswers.ts names it`);
    return withoutComments(withoutMistake(source));
  });
  const rewrites = Object.keys(files)
    .filter((path) => path.startsWith("rewrites/"))
    .sort()
    .map((path) => withoutComments(files[path] ?? ""));
  const bare = withoutComments(reference);
  return [
    ...[bare, ...rewrites].map((source) => code("right", source)),
    ...wrong.map((source) => code("wrong", source)),
    ...rewrites.slice(-1).map((source) => code("copied", renameLocals(source))),
    code("empty", starter),
    code("empty", brokenOff(bare)),
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
