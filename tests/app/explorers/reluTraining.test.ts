import { matrix, meanSquaredError, mlpLossGradient } from "numerics";
import {
  elbowsOf,
  examplesFor,
  initialNet,
  reluTraining,
  ridgeNet,
  stepCount,
  stepsBefore,
  target,
  testError,
  trainNet,
  trainStep,
} from "../../../app/explorers/reluTraining";

const question = { width: "10", trained: "all", elbows: "random", rate: 0.02, seed: 1 } as const;

test("the target: knots of the course, straight between them", () => {
  expect(target(0)).toBe(0);
  expect(target(0.1)).toBeCloseTo(-0.993772, 6);
  expect(target(0.15)).toBeCloseTo((-0.993772 - 0.221483) / 2, 6);
  expect(target(1)).toBeCloseTo(-0.898648, 6);
});

test.each(["all", "output"] as const)("a step follows the engine's gradient where %s may move", (trained) => {
  const examples = examplesFor(3);
  const net = initialNet({ ...question, seed: 3 });
  const batch = Array.from({ length: 40 }, (_, i) => (7 * i) % 200);
  const pick = (data: Float64Array) =>
    matrix(
      40,
      1,
      batch.map((i) => data[i] ?? 0),
    );
  const { gradient } = mlpLossGradient(net, pick(examples.x.data), (outputs) =>
    meanSquaredError(outputs, pick(examples.y.data)),
  );
  const before = [net.W[0], net.W[1]].map((weights) => weights?.data.slice() ?? new Float64Array());
  const biases = net.b.map((each) => each.slice());
  let drawn = 0;
  trainStep(net, examples, { rate: 0.1, trained }, { int: () => batch[drawn++] ?? 0 });
  const expectStep = (
    after: Float64Array | undefined,
    from: Float64Array | undefined,
    slope: Float64Array | undefined,
    moves: boolean,
  ) =>
    after?.forEach((value, i) => {
      expect(value).toBeCloseTo((from?.[i] ?? NaN) - (moves ? 0.1 * (slope?.[i] ?? NaN) : 0), 12);
    });
  [0, 1].forEach((layer) => {
    const moves = trained === "all" || layer === 1;
    expectStep(net.W[layer]?.data, before[layer], gradient.W[layer]?.data, moves);
    expectStep(net.b[layer], biases[layer], gradient.b[layer], moves);
  });
});

test("training lowers the error and keeps every moment", () => {
  const question = { width: "20", trained: "all", elbows: "random", rate: 0.02, seed: 1 } as const;
  const moments = trainNet(question);
  expect(moments).toHaveLength(stepsBefore.length);
  expect(stepsBefore[0]).toBe(0);
  expect(stepsBefore.at(-1)).toBe(stepCount);
  const errors = moments.map(testError);
  expect(errors[0]).toBe(testError(initialNet(question)));
  expect(errors.at(-1)).toBeLessThan((errors[0] ?? 0) / 2);
  const { sentence, pictures } = reluTraining.look(reluTraining.initial, moments);
  expect(sentence).toMatch(new RegExp(`^After ${stepCount} steps .* elbows lie between 0 and 1`));
  expect(pictures).toHaveLength(3);
});

test("with elbows at the kinks ridge regression has nearly no error, and stays above no other on its features", () => {
  const net = initialNet({ ...question, elbows: "kinks" });
  expect(elbowsOf(net).map((at) => Math.round(at * 1000) / 1000)).toEqual([
    0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9,
  ]);
  expect(testError(ridgeNet(net, examplesFor(1), 1e-5))).toBeLessThan(0.004);
  expect(testError(ridgeNet(net, examplesFor(1), 1))).toBeGreaterThan(0.05);
});

test("before anything is found the net is shown as it starts", () => {
  expect(reluTraining.look(reluTraining.initial).sentence).toMatch(/^After 0 steps/);
});
