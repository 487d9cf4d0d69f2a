import dgemm from "@stdlib/blas-base-dgemm";
import { map, matrix as mathMatrix, multiply, subtract, transpose, type Matrix as MathMatrix } from "mathjs";
import { Matrix } from "ml-matrix";
import type { Mat, MlpParams, Vec } from "numerics";

/**
 * The gradient of the mean squared error of a ReLU network as other libraries would be used for it. Each takes the
 * network in the engine's form, brings it into the library's own once, and answers with the work to be timed: gradients
 * of the layers from the last to the first, weights [outputs, inputs] before biases [outputs].
 */
type MlpGradient<M, V> = (net: MlpParams, inputs: Mat, targets: Mat) => () => (M | V)[];

export const mlMatrixMlpGradient: MlpGradient<Matrix, Matrix> = (net, inputs, targets) => {
  const theirs = ({ rows, cols, data }: Mat) => Matrix.from1DArray(rows, cols, Array.from(data));
  const weights = net.W.map(theirs);
  const biases = net.b.map((bias) => Array.from(bias));
  const [theirInputs, theirTargets] = [theirs(inputs), theirs(targets)];
  return () => {
    const passed = [theirInputs];
    weights.forEach((layer, l) => {
      const z = (passed[l] ?? theirInputs).mmul(layer.transpose()).addRowVector(biases[l] ?? []);
      if (l < weights.length - 1) z.apply((i, j) => z.set(i, j, Math.max(0, z.get(i, j))));
      passed.push(z);
    });
    let delta = Matrix.sub(passed.at(-1) ?? theirInputs, theirTargets).mul(2 / targets.data.length);
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
};

export const mathjsMlpGradient: MlpGradient<MathMatrix, MathMatrix> = (net, inputs, targets) => {
  const theirs = ({ rows, cols, data }: Mat): MathMatrix =>
    mathMatrix(
      Array.from({ length: rows }, (_, row) => Array.from(data.subarray(row * cols, (row + 1) * cols))),
      "dense",
      "number",
    );
  const ones = mathMatrix(
    Array.from({ length: inputs.rows }, () => 1),
    "dense",
    "number",
  );
  const weights = net.W.map(theirs);
  const [theirInputs, theirTargets] = [theirs(inputs), theirs(targets)];
  return () => {
    const passed: MathMatrix[] = [theirInputs];
    weights.forEach((layer, l) => {
      const bias = net.b[l] ?? new Float64Array();
      const isLast = l === weights.length - 1;
      const withBias = (value: number, [, unit = 0]: number[]): number => {
        const z = value + (bias[unit] ?? NaN);
        return isLast ? z : Math.max(0, z);
      };
      passed.push(map(multiply(passed[l] ?? theirInputs, transpose(layer)), withBias));
    });
    let delta = multiply<MathMatrix>(subtract(passed.at(-1) ?? theirInputs, theirTargets), 2 / targets.data.length);
    const gradients: MathMatrix[] = [];
    for (let l = weights.length - 1; l >= 0; l--) {
      const input = passed[l] ?? theirInputs;
      gradients.push(multiply(transpose(delta), input), multiply(ones, delta));
      const layer = weights[l];
      if (l === 0 || layer === undefined) continue;
      const active = input.valueOf() as number[][];
      delta = map(multiply(delta, layer), (value: number, [row = 0, unit = 0]: number[]): number =>
        (active[row]?.[unit] ?? 0) > 0 ? value : 0,
      );
    }
    return gradients;
  };
};

/** The products by BLAS, which is all that @stdlib has; the rest by loops. */
export const stdlibMlpGradient: MlpGradient<Vec, Vec> = (net, inputs, targets) => {
  const examples = inputs.rows;
  return () => {
    const passed: Vec[] = [inputs.data];
    net.W.forEach((layer, l) => {
      const { rows: outputs, cols } = layer;
      const z = new Float64Array(examples * outputs);
      const from = passed[l] ?? inputs.data;
      // prettier-ignore
      dgemm("row-major", "no-transpose", "transpose", examples, outputs, cols, 1, from, cols, layer.data, cols, 0, z, outputs);
      const bias = net.b[l] ?? new Float64Array(outputs);
      const isLast = l === net.W.length - 1;
      for (let i = 0; i < z.length; i++) {
        const value = (z[i] ?? NaN) + (bias[i % outputs] ?? NaN);
        z[i] = isLast || value > 0 ? value : 0;
      }
      passed.push(z);
    });
    let delta = (passed.at(-1) ?? inputs.data).map(
      (output, i) => (2 / targets.data.length) * (output - (targets.data[i] ?? NaN)),
    );
    const gradients: Vec[] = [];
    for (let l = net.W.length - 1; l >= 0; l--) {
      const layer = net.W[l];
      const input = passed[l];
      if (layer === undefined || input === undefined) continue;
      const { rows: outputs, cols } = layer;
      const weightGradient = new Float64Array(outputs * cols);
      // prettier-ignore
      dgemm("row-major", "transpose", "no-transpose", outputs, cols, examples, 1, delta, outputs, input, cols, 0, weightGradient, cols);
      const biasGradient = new Float64Array(outputs);
      for (let i = 0; i < delta.length; i++)
        biasGradient[i % outputs] = (biasGradient[i % outputs] ?? 0) + (delta[i] ?? 0);
      gradients.push(weightGradient, biasGradient);
      if (l === 0) continue;
      const back = new Float64Array(examples * cols);
      // prettier-ignore
      dgemm("row-major", "no-transpose", "no-transpose", examples, cols, outputs, 1, delta, outputs, layer.data, cols, 0, back, cols);
      delta = back.map((value, i) => ((input[i] ?? 0) > 0 ? value : 0));
    }
    return gradients;
  };
};
