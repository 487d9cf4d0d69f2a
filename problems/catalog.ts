import discussion1 from "./assignments/discussion-1";
import discussion3 from "./assignments/discussion-3";
import discussion4 from "./assignments/discussion-4";
import homework2 from "./assignments/homework-2";
import aboutYourWork from "./about-your-work/problem";
import transcriptAuditSheet from "./assignments/transcript-audit";
import allToAll from "./all-to-all/problem";
import badObjectiveQuestions from "./bad-objective-questions/problem";
import cobweb from "./cobweb/problem";
import constantModel from "./constant-model/problem";
import distributedTraining from "./distributed-training/problem";
import cobwebDrawing from "./cobweb-drawing/problem";
import featuresQuestions from "./features-questions/problem";
import finiteDifference from "./finite-difference/problem";
import gaussianSmoothing from "./gaussian-smoothing/problem";
import gdConstant from "./gd-constant/problem";
import gdLinear from "./gd-linear/problem";
import gradientAscent from "./gradient-ascent/problem";
import heInit from "./he-init/problem";
import initialisationQuestions from "./initialisation-questions/problem";
import initComparison from "./init-comparison/problem";
import l2PenaltyStep from "./l2-penalty-step/problem";
import linearizedFeatures2 from "./linearized-features-2/problem";
import linearizedFeatures from "./linearized-features/problem";
import lineThroughOrigin from "./line-through-origin/problem";
import linfPenaltyStep from "./linf-penalty-step/problem";
import lpDualStep from "./lp-dual-step/problem";
import newtonSchulzQuestions from "./newton-schulz-questions/problem";
import newtonSchulz from "./newton-schulz/problem";
import normsOfRandomVectors from "./norms-of-random-vectors/problem";
import oneEquation from "./one-equation/problem";
import optimizerRules from "./optimizer-rules/problem";
import parameterServer from "./parameter-server/problem";
import penalisedSteps from "./penalised-steps/problem";
import policyGradient from "./policy-gradient/problem";
import principalFeatures from "./principal-features/problem";
import quantizedObjective from "./quantized-objective/problem";
import reluQuestions from "./relu-questions/problem";
import reluSgd from "./relu-sgd/problem";
import reparamGradient from "./reparam-gradient/problem";
import ringAllReduce from "./ring-all-reduce/problem";
import rmsNorm from "./rms-norm/problem";
import type { AssignmentDefinition, ProblemDefinition } from "./schema";
import scoreEstimate from "./score-estimate/problem";
import signsgdMup from "./signsgd-mup/problem";
import thetaStar from "./theta-star/problem";
import unitFeatures from "./unit-features/problem";
import updateScaling from "./update-scaling/problem";
import unitBalls from "./unit-balls/problem";
import transcriptAudit from "./transcript-audit/problem";
import xavierScaling from "./xavier-scaling/problem";

export interface CatalogEntry {
  /** The name of the folder beside this file. */
  slug: string;
  problem: ProblemDefinition;
}

/** Every problem of the course, in the order in which the course meets them. */
export const catalog: readonly CatalogEntry[] = [
  { slug: "constant-model", problem: constantModel },
  { slug: "gd-constant", problem: gdConstant },
  { slug: "line-through-origin", problem: lineThroughOrigin },
  { slug: "gd-linear", problem: gdLinear },
  { slug: "relu-questions", problem: reluQuestions },
  { slug: "relu-sgd", problem: reluSgd },
  { slug: "penalised-steps", problem: penalisedSteps },
  { slug: "l2-penalty-step", problem: l2PenaltyStep },
  { slug: "linf-penalty-step", problem: linfPenaltyStep },
  { slug: "lp-dual-step", problem: lpDualStep },
  { slug: "unit-balls", problem: unitBalls },
  { slug: "rms-norm", problem: rmsNorm },
  { slug: "norms-of-random-vectors", problem: normsOfRandomVectors },
  { slug: "xavier-scaling", problem: xavierScaling },
  { slug: "one-equation", problem: oneEquation },
  { slug: "theta-star", problem: thetaStar },
  { slug: "he-init", problem: heInit },
  { slug: "optimizer-rules", problem: optimizerRules },
  { slug: "initialisation-questions", problem: initialisationQuestions },
  { slug: "init-comparison", problem: initComparison },
  { slug: "unit-features", problem: unitFeatures },
  { slug: "features-questions", problem: featuresQuestions },
  { slug: "linearized-features", problem: linearizedFeatures },
  { slug: "principal-features", problem: principalFeatures },
  { slug: "linearized-features-2", problem: linearizedFeatures2 },
  { slug: "distributed-training", problem: distributedTraining },
  { slug: "all-to-all", problem: allToAll },
  { slug: "parameter-server", problem: parameterServer },
  { slug: "ring-all-reduce", problem: ringAllReduce },
  { slug: "bad-objective-questions", problem: badObjectiveQuestions },
  { slug: "gradient-ascent", problem: gradientAscent },
  { slug: "gaussian-smoothing", problem: gaussianSmoothing },
  { slug: "finite-difference", problem: finiteDifference },
  { slug: "score-estimate", problem: scoreEstimate },
  { slug: "policy-gradient", problem: policyGradient },
  { slug: "reparam-gradient", problem: reparamGradient },
  { slug: "quantized-objective", problem: quantizedObjective },
  { slug: "update-scaling", problem: updateScaling },
  { slug: "about-your-work", problem: aboutYourWork },
  { slug: "transcript-audit", problem: transcriptAudit },
  { slug: "signsgd-mup", problem: signsgdMup },
  { slug: "newton-schulz-questions", problem: newtonSchulzQuestions },
  { slug: "newton-schulz", problem: newtonSchulz },
  { slug: "cobweb-drawing", problem: cobwebDrawing },
  { slug: "cobweb", problem: cobweb },
];

/** In the order in which they open. */
export const assignments: readonly AssignmentDefinition[] = [
  discussion1,
  homework2,
  transcriptAuditSheet,
  discussion3,
  discussion4,
];

export function findProblem(slug: string): CatalogEntry | undefined {
  return catalog.find((entry) => entry.slug === slug);
}

/** The problems that are answered with code. */
export const codeProblems: readonly CatalogEntry[] = catalog.filter(({ problem }) =>
  problem.parts.some(({ kind }) => kind === "code"),
);
