import fc from "fast-check";
import {
  add,
  crossEntropyGradient,
  DomainError,
  flattenParams,
  logSumExp,
  matrix,
  matrixFromRows,
  meanSquaredError,
  mlpBackward,
  mlpForward,
  mlpLossGradient,
  mlpOutputGradients,
  numericalGradient,
  relu,
  row,
  scale,
  scaleMat,
  seededRng,
  ShapeError,
  softmax,
  softmaxCrossEntropy,
  sum,
  unflattenParams,
  vec,
  zeros,
  type LossGradient,
  type Mat,
  type MlpParams,
  type Vec,
} from "numerics";
import { layerInputs } from "../../numerics/networks/layerInputs";
import { expectClose, expectRelative } from "./expectClose";
import cases from "./fixtures/networks.json";

/** A network of these widths, [inputs, hidden…, outputs]; all parameters zero unless they are given. */
function netOf(sizes: readonly number[], parameters?: ArrayLike<number>): MlpParams {
  const pairs = sizes.slice(1).map((outputs, layer) => [outputs, sizes[layer] ?? 0] as const);
  const empty: MlpParams = {
    W: pairs.map(([outputs, inputs]) => matrix(outputs, inputs)),
    b: pairs.map(([outputs]) => zeros(outputs)),
  };
  return parameters === undefined ? empty : unflattenParams(vec(parameters), empty);
}

function expectVec(actual: Vec, expected: ArrayLike<number>, allowed: number): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((got, i) => {
    expectClose(got, expected[i] ?? NaN, allowed);
  });
}

describe.each(cases)("the network of widths $sizes agrees with sixty digits", (sample) => {
  const net = netOf(sample.sizes, sample.parameters);
  const x = matrixFromRows(sample.inputs);
  const targets = matrixFromRows(sample.targets);

  test("in its outputs", () => {
    expectVec(mlpForward(net, x).data, sample.outputs.flat(), 1e-13);
  });

  test("in the mean squared error and its gradient", () => {
    const { loss, gradient } = mlpLossGradient(net, x, (outputs) => meanSquaredError(outputs, targets));
    expectRelative(loss, sample.meanSquaredError, 1e-13);
    expectVec(flattenParams(gradient), sample.meanSquaredErrorGradient, 1e-12);
  });

  test("in the cross-entropy and its gradient", () => {
    const { loss, gradient } = mlpLossGradient(net, x, (scores) => softmaxCrossEntropy(scores, sample.labels));
    expectClose(loss, sample.crossEntropy, 1e-13);
    expectVec(flattenParams(gradient), sample.crossEntropyGradient, 1e-12);
  });

  test("in the gradient of the first output for each example", () => {
    expectVec(mlpOutputGradients(net, x).data, sample.outputGradients.flat(), 1e-12);
  });
});

/** A network whose pre-activations all stay away from 0, so that a small step crosses no kink. */
function awayFromKinks(sizes: readonly number[], examples: number, label: string): { net: MlpParams; x: Mat } {
  for (let attempt = 0; ; attempt++) {
    const rng = seededRng(`${label}/${attempt}`);
    const draw = (count: number, sd = 1): Vec => Float64Array.from({ length: count }, () => rng.normal(0, sd));
    const shape = netOf(sizes);
    const net: MlpParams = {
      W: shape.W.map(({ rows, cols }) => matrix(rows, cols, draw(rows * cols, Math.sqrt(2 / cols)))),
      b: shape.b.map(({ length }) => draw(length, 0.3)),
    };
    const x = matrix(examples, sizes[0] ?? 0, draw(examples * (sizes[0] ?? 0)));
    const inputs = layerInputs(net, x);
    const isAway = net.W.slice(0, -1).every((weights, layer) =>
      mlpForward({ W: [weights], b: [net.b[layer] ?? zeros(0)] }, inputs[layer] ?? x).data.every(
        (value) => Math.abs(value) > 1e-3,
      ),
    );
    if (isAway) return { net, x };
  }
}

const shapes = [1, 2, 3, 5, 10].map((hidden) => [hidden, [2, ...Array.from({ length: hidden }, () => 4), 3]] as const);
test.each(shapes)("with %p hidden layers gradients agree with central differences to 1e-7", (hidden, sizes) => {
  const { net, x } = awayFromKinks(sizes, 3, `hidden layers: ${hidden}`);
  const targets = matrix(3, 3, [0.3, -1, 2, 0, 1, 0.5, -0.7, 0.2, 1]);
  const losses: ((outputs: Mat) => LossGradient)[] = [
    (outputs) => meanSquaredError(outputs, targets),
    (scores) => softmaxCrossEntropy(scores, [2, 0, 1]),
  ];
  for (const lossOf of losses) {
    const { gradient } = mlpLossGradient(net, x, lossOf);
    const numerical = numericalGradient((params) => lossOf(mlpForward(params, x)).loss, net);
    expectVec(flattenParams(gradient), flattenParams(numerical), 1e-7);
  }
});

test("the gradient of a loss is backpropagation of its gradient at the outputs", () => {
  const { net, x } = awayFromKinks([3, 5, 2], 4, "two ways");
  const labels = [0, 1, 1, 0];
  const direct = mlpLossGradient(net, x, (scores) => softmaxCrossEntropy(scores, labels)).gradient;
  expect(crossEntropyGradient()(net, x, vec(labels))).toMatchObject({ gW: direct.W, gb: direct.b });
  expect(mlpBackward(net, x, softmaxCrossEntropy(mlpForward(net, x), labels).gradient)).toEqual(direct);
});

test("output gradients are those of one output and one example, and their sum is backpropagation of ones", () => {
  const { net, x } = awayFromKinks([2, 4, 4, 3], 5, "features");
  for (const output of [0, 1, 2]) {
    const features = mlpOutputGradients(net, x, output);
    const ones = matrix(5, 3);
    for (let i = 0; i < 5; i++) ones.data[i * 3 + output] = 1;
    const rows = Array.from({ length: 5 }, (_, i) => row(features, i));
    expectVec(rows.reduce(add), flattenParams(mlpBackward(net, x, ones)), 1e-13);
    const alone = mlpOutputGradients(net, matrix(1, 2, row(x, 3)), output);
    expect(alone.data).toEqual(rows[3]);
  }
});

test("a unit at its kink passes nothing back: relu'(0) = 0", () => {
  const net: MlpParams = { W: [matrix(1, 1, [1]), matrix(1, 1, [5])], b: [vec([0]), vec([0])] };
  expect(flattenParams(mlpBackward(net, matrix(1, 1, [0]), matrix(1, 1, [1])))).toEqual(vec([0, 0, 0, 1]));
  expect([relu(0), relu(-0), relu(-3), relu(2), relu(NaN)]).toEqual([0, 0, 0, 2, NaN]);
});

test("with zero weights only the biases of the outputs have a gradient", () => {
  const net = netOf([3, 4, 4, 2]);
  const { loss, gradient } = mlpLossGradient(net, matrix(2, 3, [1, 2, 3, 4, 5, 6]), (scores) =>
    softmaxCrossEntropy(scores, [1, 1]),
  );
  expectClose(loss, Math.LN2, 1e-15);
  expect(flattenParams({ ...gradient, b: [...gradient.b.slice(0, 2), zeros(2)] })).toEqual(zeros(46));
  expectVec(gradient.b[2] ?? zeros(0), [0.5, -0.5], 1e-15);
});

test("a layer that is scaled up and the next one scaled down give the same outputs", () => {
  const { net, x } = awayFromKinks([2, 4, 3], 3, "scaling");
  const [first, second] = [net.W[0] ?? matrix(0, 0), net.W[1] ?? matrix(0, 0)];
  const [inner, outer] = [net.b[0] ?? zeros(0), net.b[1] ?? zeros(0)];
  const scaled: MlpParams = { W: [scaleMat(first, 4), scaleMat(second, 0.25)], b: [scale(inner, 4), outer] };
  expect(mlpForward(scaled, x)).toEqual(mlpForward(net, x));
});

const scores = fc.array(fc.double({ noNaN: true, min: -700, max: 700 }), { minLength: 1, maxLength: 6 }).map(vec);

test("log-sum-exp agrees with its definition where that can be computed, and shifts with its scores", () => {
  fc.assert(
    fc.property(scores, (x) => {
      const direct = Math.log(x.reduce((total, score) => total + Math.exp(score), 0));
      if (Number.isFinite(direct)) expectClose(logSumExp(x), direct, 1e-12 * Math.max(1, Math.abs(direct)));
      expectClose(logSumExp(x.map((score) => score + 4096)), logSumExp(x) + 4096, 2e-12);
      expect(logSumExp(x)).toBeGreaterThanOrEqual(Math.max(...x));
    }),
  );
});

test.each([
  [[1e4, 1e4], 1e4 + Math.LN2],
  [[-1e4, -1e4], -1e4 + Math.LN2],
  [[0, -50], Math.exp(-50)],
  [[Infinity, 1], Infinity],
  [[-Infinity, -Infinity], -Infinity],
  [[1, NaN], NaN],
  [[NaN, 1], NaN],
])("log-sum-exp of %p is %p", (x, expected) => {
  expectRelative(logSumExp(vec(x)), expected, 1e-15);
});

test("softmax gives probabilities, the same after a shift of all scores, in the order of the scores", () => {
  fc.assert(
    fc.property(scores, (x) => {
      const p = softmax(x);
      expectClose(sum(p), 1, 1e-12);
      expect(p.every((share) => share >= 0 && share <= 1)).toBe(true);
      expectVec(softmax(x.map((score) => score - 4096)), p, 1e-12);
      x.forEach((score, i) => {
        x.forEach((other, j) => {
          if (score >= other) expect(p[i]).toBeGreaterThanOrEqual(p[j] ?? NaN);
        });
      });
    }),
  );
});

test("cross-entropy of huge scores is finite, where the softmax would be 0 and its logarithm infinite", () => {
  const { loss, gradient } = softmaxCrossEntropy(matrix(2, 2, [1e5, 0, 0, 1e5]), [1, 1]);
  expect(loss).toBe(5e4);
  expect(gradient.data).toEqual(vec([0.5, -0.5, 0, 0]));
});

test("gradients of the cross-entropy add up to 0 in every row", () => {
  fc.assert(
    fc.property(scores, fc.nat(), (x, number) => {
      const { gradient } = softmaxCrossEntropy(matrix(1, x.length, x), [number % x.length]);
      expectClose(sum(gradient.data), 0, 1e-12);
    }),
  );
});

test("parameters make the way to a vector and back", () => {
  const net = netOf([2, 3, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  expect(net.W[0]).toEqual(matrix(3, 2, [1, 2, 3, 4, 5, 6]));
  expect(net.b[0]).toEqual(vec([7, 8, 9]));
  expect(net.W[1]).toEqual(matrix(1, 3, [10, 11, 12]));
  expect(unflattenParams(flattenParams(net), net)).toEqual(net);
});

const net = netOf([2, 3, 1]);
test.each([
  ["mlpForward: needs 2 columns of inputs, got 3", () => mlpForward(net, matrix(1, 3))],
  [
    "mlpForward: needs at least one layer, with a matrix and a vector each, got 0 matrices and 0 vectors",
    () => mlpForward({ W: [], b: [] }, matrix(1, 1)),
  ],
  [
    "mlpForward: needs 3 biases in layer 0, got 2",
    () => mlpForward({ W: [matrix(3, 2)], b: [zeros(2)] }, matrix(1, 2)),
  ],
  [
    "flattenParams: needs 3 columns in the matrix of layer 1, got 4",
    () => flattenParams({ W: [matrix(3, 2), matrix(1, 4)], b: [zeros(3), zeros(1)] }),
  ],
  ["mlpBackward: needs a gradient of shape [4, 1], got [1, 4]", () => mlpBackward(net, matrix(4, 2), matrix(1, 4))],
  ["unflattenParams: needs 13 parameters, got 12", () => unflattenParams(zeros(12), net)],
  ["softmaxCrossEntropy: needs 2 labels, got 1", () => softmaxCrossEntropy(matrix(2, 2), [0])],
  [
    "meanSquaredError: needs two matrices of the same shape, got [2, 1] and [1, 2]",
    () => meanSquaredError(matrix(2, 1), matrix(1, 2)),
  ],
])("sizes that do not fit are a ShapeError: %s", (message, call) => {
  expect(call).toThrow(ShapeError);
  expect(call).toThrow(message);
});

test.each([
  [
    "mlpOutputGradients: needs a whole number from 0 to 0 as output, got 1",
    () => mlpOutputGradients(net, matrix(1, 2), 1),
  ],
  [
    "softmaxCrossEntropy: needs a whole number from 0 to 1 as label, got 2",
    () => softmaxCrossEntropy(matrix(1, 2), [2]),
  ],
  ["softmaxCrossEntropy: needs at least 1 entry, got 0", () => softmaxCrossEntropy(matrix(0, 2), [])],
  ["meanSquaredError: needs at least 1 entry, got 0", () => meanSquaredError(matrix(0, 1), matrix(0, 1))],
  ["logSumExp: needs at least 1 entry, got 0", () => logSumExp(zeros(0))],
])("what has no answer is a DomainError: %s", (message, call) => {
  expect(call).toThrow(DomainError);
  expect(call).toThrow(message);
});
