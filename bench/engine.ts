import { CholeskyDecomposition, Matrix, SVD } from "ml-matrix";
import {
  add,
  matmul,
  matrix,
  matvec,
  meanSquaredError,
  mlpLossGradient,
  scaleMat,
  identity,
  addMat,
  seededRng,
  solvePositive,
  svd,
  transpose,
  type Mat,
  type MlpParams,
  type Vec,
} from "numerics";
import type { Part } from "./part";

/** The same work by the engine and by ml-matrix, in this process. */
interface Rivals {
  operation: string;
  engine: () => unknown;
  /** Absent where ml-matrix has nothing of the kind. */
  mlMatrix?: () => unknown;
}

const roundMs = 150;
const rounds = 5;

/**
 * Milliseconds per operation of the engine beside ml-matrix: the median of five rounds each, in turns, so that a busy
 * machine slows both.
 */
export function benchEngine(): Part {
  const rows = everything().map(({ operation, engine, mlMatrix }): [string, number, number, number] => {
    const [own, other]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      own.push(millisecondsOf(engine));
      other.push(mlMatrix ? millisecondsOf(mlMatrix) : NaN);
    }
    return [operation, median(own), median(other), median(other) / median(own)];
  });
  return {
    title: "Engine beside ml-matrix",
    heading: ["operation", "engine ms", "ml-matrix ms", "ratio"],
    rows,
    note: "A ratio above 1: the engine is faster. ml-matrix has no normal draws.",
  };
}

function everything(): Rivals[] {
  const rng = seededRng("bench/engine");
  const draw = (count: number): Vec => Float64Array.from({ length: count }, () => rng.normal());
  const mat = (rows: number, cols: number): Mat => matrix(rows, cols, draw(rows * cols));
  const theirs = ({ rows, cols, data }: Mat): Matrix => Matrix.from1DArray(rows, cols, Array.from(data));

  const products = [32, 100, 256].map((n): Rivals => {
    const [a, b] = [mat(n, n), mat(n, n)];
    const [c, d] = [theirs(a), theirs(b)];
    return { operation: `matmul ${n}²`, engine: () => matmul(a, b), mlMatrix: () => c.mmul(d) };
  });
  const decompositions = (
    [
      [200, 31],
      [64, 64],
      [200, 141],
      [200, 481],
    ] as const
  ).map(([m, n]): Rivals => {
    // prettier-ignore
    const a = mat(m, n);
    const b = theirs(a);
    return {
      operation: `SVD ${m} × ${n}`,
      engine: () => svd(a),
      mlMatrix: () => new SVD(b, { autoTranspose: true }),
    };
  });

  const [square, x] = [mat(512, 512), draw(512)];
  const [theirSquare, theirX] = [theirs(square), Matrix.columnVector(Array.from(x))];
  const half = mat(200, 200);
  const positive = addMat(matmul(transpose(half), half), scaleMat(identity(200), 1));
  const right = draw(200);
  const [theirPositive, theirRight] = [theirs(positive), Matrix.columnVector(Array.from(right))];
  return [
    ...products,
    { operation: "matvec 512²", engine: () => matvec(square, x), mlMatrix: () => theirSquare.mmul(theirX) },
    ...decompositions,
    {
      operation: "solve 200² (Cholesky)",
      engine: () => solvePositive(positive, right),
      mlMatrix: () => new CholeskyDecomposition(theirPositive).solve(theirRight),
    },
    { operation: "100 000 normals", engine: () => draw(100_000) },
    mlpStep(mat, theirs),
  ];
}

/** One gradient of the mean squared error of a network 50 → 100 → 100 → 10 on 100 examples. */
function mlpStep(mat: (rows: number, cols: number) => Mat, theirs: (a: Mat) => Matrix): Rivals {
  const net: MlpParams = {
    W: [mat(100, 50), mat(100, 100), mat(10, 100)],
    b: [100, 100, 10].map((n) => add(new Float64Array(n), mat(1, n).data)),
  };
  const [inputs, targets] = [mat(100, 50), mat(100, 10)];
  const weights = net.W.map(theirs);
  const biases = net.b.map((bias) => Array.from(bias));
  const [theirInputs, theirTargets] = [theirs(inputs), theirs(targets)];

  const theirGradient = (): Matrix[] => {
    const passed = [theirInputs];
    weights.forEach((layer, l) => {
      const z = (passed[l] ?? theirInputs).mmul(layer.transpose()).addRowVector(biases[l] ?? []);
      if (l < weights.length - 1) z.apply((i, j) => z.set(i, j, Math.max(0, z.get(i, j))));
      passed.push(z);
    });
    let delta = Matrix.sub(passed.at(-1) ?? theirInputs, theirTargets).mul(2 / 1000);
    const gradients: Matrix[] = [];
    for (let l = weights.length - 1; l >= 0; l--) {
      const input = passed[l] ?? theirInputs;
      gradients.push(delta.transpose().mmul(input), Matrix.rowVector(delta.sum("column")));
      const layer = weights[l];
      if (l === 0 || layer === undefined) continue;
      const back = delta.mmul(layer);
      back.apply((i, j) => {
        if (input.get(i, j) <= 0) back.set(i, j, 0);
      });
      delta = back;
    }
    return gradients;
  };
  return {
    operation: "MLP gradient, 100 examples",
    engine: () => mlpLossGradient(net, inputs, (outputs) => meanSquaredError(outputs, targets)),
    mlMatrix: theirGradient,
  };
}

/** Repeated for a while, so that short operations can be timed and are compiled. */
function millisecondsOf(operation: () => unknown): number {
  const started = performance.now();
  let count = 0;
  do {
    operation();
    count += 1;
  } while (performance.now() - started < roundMs);
  return (performance.now() - started) / count;
}

const median = (sample: number[]): number => sample.toSorted((a, b) => a - b)[Math.floor(sample.length / 2)] ?? NaN;
