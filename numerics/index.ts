/**
 * The engine that problems, tests and students share: vectors and matrices in double precision, norms, reproducible
 * random numbers and statistics. Every function leaves its arguments as they were and returns fresh results.
 */

export { vec, type Vec } from "./vectors/vec";
export { zeros } from "./vectors/zeros";
export { add } from "./vectors/add";
export { subtract } from "./vectors/subtract";
export { multiply } from "./vectors/multiply";
export { scale } from "./vectors/scale";
export { axpy } from "./vectors/axpy";
export { map } from "./vectors/map";
export { sign } from "./vectors/sign";
export { sum } from "./vectors/sum";
export { dot } from "./vectors/dot";
export { argmax } from "./vectors/argmax";
export { concat } from "./vectors/concat";

export { norm1 } from "./norms/norm1";
export { norm2 } from "./norms/norm2";
export { normInf } from "./norms/normInf";
export { normP } from "./norms/normP";
export { rms } from "./norms/rms";
export { frobenius } from "./norms/frobenius";
export { spectral } from "./norms/spectral";

export { matrix, type Mat } from "./matrices/matrix";
export { matrixFromRows } from "./matrices/matrixFromRows";
export { identity } from "./matrices/identity";
export { row } from "./matrices/row";
export { col } from "./matrices/col";
export { rowRange } from "./matrices/rowRange";
export { colRange } from "./matrices/colRange";
export { entry } from "./matrices/entry";
export { addMat } from "./matrices/addMat";
export { subtractMat } from "./matrices/subtractMat";
export { scaleMat } from "./matrices/scaleMat";
export { mapMat } from "./matrices/mapMat";
export { transpose } from "./matrices/transpose";
export { matmul } from "./matrices/matmul";
export { matvec } from "./matrices/matvec";
export { outer } from "./matrices/outer";
export { diagonal } from "./matrices/diagonal";
export { diagonalMat } from "./matrices/diagonalMat";

export { svd, type Svd } from "./decompositions/svd";
export { cholesky } from "./decompositions/cholesky";

export { solveLower } from "./solves/solveLower";
export { solveUpper } from "./solves/solveUpper";
export { solvePositive } from "./solves/solvePositive";
export { leastSquares } from "./solves/leastSquares";
export { ridge } from "./solves/ridge";

export { allClose, type Closeness } from "./comparison/allClose";

export { seededRng } from "./random/seededRng";
export { rngFromState } from "./random/rngFromState";
export { permutation } from "./random/permutation";
export { choice } from "./random/choice";
export { constantRng } from "./random/constantRng";
export { scriptedRng } from "./random/scriptedRng";
export { countedRng, type CountedRng } from "./random/countedRng";
export type {
  ConstantRngState,
  Rng,
  RngKey,
  RngState,
  ScriptedRngState,
  SeededRng,
  SeededRngState,
  StatefulRng,
} from "./random/rng";

export { mean } from "./statistics/mean";
export { variance } from "./statistics/variance";
export { standardError } from "./statistics/standardError";
export { kurtosis } from "./statistics/kurtosis";
export { lag1Correlation } from "./statistics/lag1Correlation";
export { quantile } from "./statistics/quantile";
export { normalCdf } from "./statistics/normalCdf";
export { inverseNormalCdf } from "./statistics/inverseNormalCdf";

export { binomialCdf } from "./statistics/binomialCdf";

export { relu } from "./networks/relu";
export { logSumExp } from "./networks/logSumExp";
export { softmax } from "./networks/softmax";
export { meanSquaredError } from "./networks/meanSquaredError";
export { softmaxCrossEntropy } from "./networks/softmaxCrossEntropy";
export type { LossGradient } from "./networks/lossGradient";
export type { MlpParams } from "./networks/mlpParams";
export { mlpForward } from "./networks/mlpForward";
export { mlpBackward } from "./networks/mlpBackward";
export { mlpLossGradient } from "./networks/mlpLossGradient";
export { crossEntropyGradient } from "./networks/crossEntropyGradient";
export { mlpOutputGradients } from "./networks/mlpOutputGradients";
export { flattenParams } from "./networks/flattenParams";
export { unflattenParams } from "./networks/unflattenParams";

export { sgd } from "./optimisers/sgd";
export { momentum, type MomentumState } from "./optimisers/momentum";
export { rmsprop, type RmspropState } from "./optimisers/rmsprop";
export { adam, type AdamState } from "./optimisers/adam";

export { courseObjective } from "./smoothing/courseObjective";
export { movedCourseObjective } from "./smoothing/movedCourseObjective";
export { quantizedCourseObjective } from "./smoothing/quantizedCourseObjective";
export { courseGradient } from "./smoothing/courseGradient";
export { movedCourseGradient } from "./smoothing/movedCourseGradient";
export { smoothedCourseObjective } from "./smoothing/smoothedCourseObjective";
export { smoothedCourseGradient } from "./smoothing/smoothedCourseGradient";
export { planeCubic } from "./smoothing/planeCubic";
export { planeCubicGradient } from "./smoothing/planeCubicGradient";
export { monteCarloSmooth } from "./smoothing/monteCarloSmooth";
export { quadratureSmooth } from "./smoothing/quadratureSmooth";
export { gaussHermite, type Quadrature } from "./smoothing/gaussHermite";
export { convolveGaussian } from "./smoothing/convolveGaussian";
export { convolveGaussianMat } from "./smoothing/convolveGaussianMat";

export { numericalGradient } from "./differentiation/numericalGradient";

export { messageFabric, type Fabric, type Message, type RecordedFabric } from "./fabric/messageFabric";

export { NumericsError } from "./errors/NumericsError";
export { ShapeError } from "./errors/ShapeError";
export { DomainError } from "./errors/DomainError";
