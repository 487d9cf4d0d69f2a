import dgemm from "@stdlib/blas-base-dgemm";
import dgemv from "@stdlib/blas-base-dgemv";
import normal from "@stdlib/random-base-normal";
import { lusolve, matrix as mathMatrix, multiply, type Matrix as MathMatrix } from "mathjs";
import { CholeskyDecomposition, Matrix, SVD } from "ml-matrix";
import {
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
import { stdlibMlpGradient, mathjsMlpGradient, mlMatrixMlpGradient } from "./mlpRivals";
import type { Part } from "./part";

const peers = ["ml-matrix", "mathjs", "@stdlib"] as const;

/** The same work by the engine and by the libraries that have something of the kind, in this process. */
type Rivals = { operation: string; engine: () => unknown } & Partial<Record<(typeof peers)[number], () => unknown>>;

const roundMs = 150;
const rounds = 5;

/**
 * Milliseconds per operation of the engine beside other libraries: the median of five rounds each, in turns, so that a
 * busy machine slows all of them.
 */
export function benchEngine(): Part {
  const rows = everything().map((rivals): [string, ...number[]] => {
    const names = ["engine", ...peers] as const;
    const times = names.map((): number[] => []);
    for (let round = 0; round < rounds; round++)
      names.forEach((name, column) => {
        const work = rivals[name];
        times[column]?.push(work ? millisecondsOf(work) : NaN);
      });
    const [own = NaN, ...others] = times.map(median);
    const fastest = Math.min(...others.filter((other) => !Number.isNaN(other)));
    return [rivals.operation, own, ...others, fastest / own];
  });
  return {
    title: "Engine beside other libraries, ms per operation",
    heading: ["operation", "engine", ...peers, "ratio"],
    rows,
    note:
      "Processor time. Ratio: the fastest other library over the engine; above 1 the engine is faster. mathjs solves by " +
      "LU, having no Cholesky. Where there is no number, the library has nothing of the kind: mathjs and @stdlib no SVD, " +
      "@stdlib no solver, ml-matrix and mathjs no normal draws. The engine's normals cost more than @stdlib's because " +
      "each is computed from its number in the sequence and one uniform, so that generators split and stand still alike " +
      "everywhere. Its SVD turns rows until they are orthogonal, which is accurate for tiny singular values too.",
  };
}

function everything(): Rivals[] {
  const rng = seededRng("bench/engine");
  const draw = (count: number): Vec => Float64Array.from({ length: count }, () => rng.normal());
  const mat = (rows: number, cols: number): Mat => matrix(rows, cols, draw(rows * cols));

  const products = [32, 100, 256].map((n): Rivals => {
    const [a, b] = [mat(n, n), mat(n, n)];
    const [c, d] = [toMlMatrix(a), toMlMatrix(b)];
    const [e, f] = [toMathjs(a), toMathjs(b)];
    return {
      operation: `matmul ${n}²`,
      engine: () => matmul(a, b),
      "ml-matrix": () => c.mmul(d),
      mathjs: () => multiply(e, f),
      "@stdlib": () =>
        dgemm(
          "row-major",
          "no-transpose",
          "no-transpose",
          n,
          n,
          n,
          1,
          a.data,
          n,
          b.data,
          n,
          0,
          new Float64Array(n * n),
          n,
        ),
    };
  });
  const decompositions = (
    [
      [200, 31],
      [64, 64],
      [200, 141],
      [200, 481],
    ] as const
  ).map(([m, n]): Rivals => {
    const a = mat(m, n);
    const b = toMlMatrix(a);
    return {
      operation: `SVD ${m} × ${n}`,
      engine: () => svd(a),
      "ml-matrix": () => new SVD(b, { autoTranspose: true }),
    };
  });

  const [square, x] = [mat(512, 512), draw(512)];
  const [mlSquare, mlX] = [toMlMatrix(square), Matrix.columnVector(Array.from(x))];
  const [mathSquare, mathX] = [toMathjs(square), mathMatrix(Array.from(x), "dense", "number")];
  const half = mat(200, 200);
  const positive = addMat(matmul(transpose(half), half), scaleMat(identity(200), 1));
  const right = draw(200);
  const [mlPositive, mlRight] = [toMlMatrix(positive), Matrix.columnVector(Array.from(right))];
  const [mathPositive, mathRight] = [toMathjs(positive), mathMatrix(Array.from(right), "dense", "number")];
  const theirNormal = normal.factory(0, 1, { seed: 182 });
  return [
    ...products,
    {
      operation: "matvec 512²",
      engine: () => matvec(square, x),
      "ml-matrix": () => mlSquare.mmul(mlX),
      mathjs: () => multiply(mathSquare, mathX),
      "@stdlib": () =>
        dgemv("row-major", "no-transpose", 512, 512, 1, square.data, 512, x, 1, 0, new Float64Array(512), 1),
    },
    ...decompositions,
    {
      operation: "solve 200² (Cholesky)",
      engine: () => solvePositive(positive, right),
      "ml-matrix": () => new CholeskyDecomposition(mlPositive).solve(mlRight),
      mathjs: () => lusolve(mathPositive, mathRight),
    },
    {
      operation: "100 000 normals",
      engine: () => draw(100_000),
      "@stdlib": () => Float64Array.from({ length: 100_000 }, () => theirNormal()),
    },
    mlpStep(mat),
  ];
}

/** One gradient of the mean squared error of a network 50 → 100 → 100 → 10 on 100 examples. */
function mlpStep(mat: (rows: number, cols: number) => Mat): Rivals {
  const net: MlpParams = {
    W: [mat(100, 50), mat(100, 100), mat(10, 100)],
    b: [100, 100, 10].map((n) => mat(1, n).data),
  };
  const [inputs, targets] = [mat(100, 50), mat(100, 10)];
  return {
    operation: "MLP gradient, 100 examples",
    engine: () => mlpLossGradient(net, inputs, (outputs) => meanSquaredError(outputs, targets)),
    "ml-matrix": mlMatrixMlpGradient(net, inputs, targets),
    mathjs: mathjsMlpGradient(net, inputs, targets),
    "@stdlib": stdlibMlpGradient(net, inputs, targets),
  };
}

const toMlMatrix = ({ rows, cols, data }: Mat): Matrix => Matrix.from1DArray(rows, cols, Array.from(data));
const toMathjs = ({ rows, cols, data }: Mat): MathMatrix =>
  mathMatrix(
    Array.from({ length: rows }, (_, row) => Array.from(data.subarray(row * cols, (row + 1) * cols))),
    "dense",
    "number",
  );

/**
 * Processor time, not time on the clock: other programs on the machine do not count. Repeated for a while, so that short
 * operations can be timed and are compiled.
 */
function millisecondsOf(operation: () => unknown): number {
  const started = process.cpuUsage();
  let count = 0;
  let spentMs: number;
  do {
    operation();
    count += 1;
    const { user, system } = process.cpuUsage(started);
    spentMs = (user + system) / 1_000;
  } while (spentMs < roundMs);
  return spentMs / count;
}

const median = (sample: number[]): number => sample.toSorted((a, b) => a - b)[Math.floor(sample.length / 2)] ?? NaN;
