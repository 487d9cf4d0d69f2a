import { estimatorNoise } from "./estimators";
import type { Explorer } from "./explorer";
import { gradientAscent } from "./gradientAscent";
import { newtonSchulz } from "./newtonSchulz";
import { reluTraining } from "./reluTraining";
import { ringAllReduce } from "./ringAllReduce";
import { smoothing } from "./smoothing";
import { thetaStar } from "./thetaStar";
import { unitBalls } from "./unitBalls";

/** Every explorer, in the order in which the course meets them. */
export const explorers: readonly Explorer[] = [
  reluTraining,
  unitBalls,
  thetaStar,
  ringAllReduce,
  gradientAscent,
  smoothing,
  estimatorNoise,
  newtonSchulz,
];

export const findExplorer = (slug: string): Explorer | undefined => explorers.find((each) => each.slug === slug);

export const explorersOf = (problem: string): Explorer[] =>
  explorers.filter(({ problems }) => problems.includes(problem));
