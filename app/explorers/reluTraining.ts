import { matrix, meanSquaredError, mlpForward, ridge, seededRng, type Mat, type MlpParams, type Rng } from "numerics";
import { defineExplorer } from "./explorer";
import { choiceField, numberField, type StateOf } from "./fields";
import { say, sayFixed } from "./numberWords";
import { series, spread } from "./plot";

const snapshotCount = 41;

const fields = {
  width: choiceField({ label: "hidden units", options: { "10": "10", "20": "20", "40": "40" }, initial: "20" }),
  trained: choiceField({
    label: "what is trained",
    options: { all: "all layers", output: "the output layer only" },
    initial: "all",
  }),
  elbows: choiceField({
    label: "elbows at first",
    options: { random: "anywhere", kinks: "at the kinks" },
    initial: "random",
  }),
  rate: numberField({ label: "learning rate", least: 0.001, most: 0.2, step: 0.001, initial: 0.02, scale: "log" }),
  lambda: numberField({ label: "ridge penalty λ", least: 1e-9, most: 1, step: 1e-9, initial: 1e-5, scale: "log" }),
  seed: numberField({ label: "seed", least: 1, most: 999, step: 1, initial: 1, isWhole: true }),
  moment: numberField({
    label: "moment of the training",
    least: 0,
    most: snapshotCount - 1,
    step: 1,
    initial: snapshotCount - 1,
    isWhole: true,
    as: "steps",
  }),
};

type State = StateOf<typeof fields>;
type Question = Pick<State, "width" | "trained" | "elbows" | "rate" | "seed">;

/** Values of the target at 0, 0.1, …, 1; between them it is straight. */
const knots = Array.from({ length: 11 }, (_, k) => Math.sin(12345 * k));

export function target(x: number): number {
  const left = Math.min(9, Math.max(0, Math.floor(10 * x)));
  const [from = 0, to = 0] = [knots[left], knots[left + 1]];
  return from + (10 * x - left) * (to - from);
}

const exampleCount = 200;
const batchSize = 40;
export const stepCount = 60_000;

/** How many steps lie before each moment: dense at first, where most happens. */
export const stepsBefore = spread(0, 1, snapshotCount).map((share) => Math.round(stepCount * share * share * share));

/** 200 noisy points of the target. */
export function examplesFor(seed: number): { x: Mat; y: Mat } {
  const rng = seededRng(`examples ${seed}`);
  const inputs = Array.from({ length: exampleCount }, () => rng.uniform()).sort((one, two) => one - two);
  return {
    x: matrix(exampleCount, 1, inputs),
    y: matrix(
      exampleCount,
      1,
      inputs.map((x) => rng.normal(target(x), 0.1)),
    ),
  };
}

/** A net before training: PyTorch's usual ranges, except that each bias is chosen by where its elbow shall be. */
export function initialNet({ width, elbows, seed }: Pick<Question, "width" | "elbows" | "seed">): MlpParams {
  const units = Number(width);
  const rng = seededRng(`net ${seed}`);
  const within = (bound: number) => bound * (2 * rng.uniform() - 1);
  const weights = Array.from({ length: units }, () => within(1));
  const places = Array.from({ length: units }, (_, unit) => (elbows === "kinks" ? (unit % 10) / 10 : rng.uniform()));
  // At the kinks all look to the right and rise alike: nine bends and the first slope are enough for the target itself.
  const slopes = elbows === "kinks" ? weights.map(() => 1) : weights;
  return {
    W: [
      matrix(units, 1, slopes),
      matrix(
        1,
        units,
        Array.from({ length: units }, () => within(1 / Math.sqrt(units))),
      ),
    ],
    b: [
      Float64Array.from(slopes, (slope, unit) => -(places[unit] ?? 0) * slope),
      Float64Array.of(within(1 / Math.sqrt(units))),
    ],
  };
}

/**
 * One step of stochastic gradient descent on a batch drawn with replacement. Backpropagation is written out here: the
 * engine's makes fresh matrices at every step, and there are tens of thousands of steps.
 *
 * @param net - changed
 */
export function trainStep(
  net: MlpParams,
  { x, y }: { x: Mat; y: Mat },
  { rate, trained }: Pick<Question, "rate" | "trained">,
  rng: Pick<Rng, "int">,
): void {
  const [w1, b1, w2, b2] = [net.W[0]?.data, net.b[0], net.W[1]?.data, net.b[1]];
  if (!w1 || !b1 || !w2 || !b2) return;
  const units = w1.length;
  const [slopesW1, slopesB1, slopesW2] = [new Float64Array(units), new Float64Array(units), new Float64Array(units)];
  let slopeB2 = 0;
  for (let i = 0; i < batchSize; i++) {
    const drawn = rng.int(exampleCount);
    const at = x.data[drawn] as number;
    let output = b2[0] as number;
    for (let j = 0; j < units; j++) {
      const before = (w1[j] as number) * at + (b1[j] as number);
      if (before > 0) output += (w2[j] as number) * before;
    }
    const slope = (2 / batchSize) * (output - (y.data[drawn] as number));
    slopeB2 += slope;
    for (let j = 0; j < units; j++) {
      const before = (w1[j] as number) * at + (b1[j] as number);
      if (!(before > 0)) continue;
      slopesW2[j] = (slopesW2[j] as number) + slope * before;
      const back = slope * (w2[j] as number);
      slopesB1[j] = (slopesB1[j] as number) + back;
      slopesW1[j] = (slopesW1[j] as number) + back * at;
    }
  }
  b2[0] = (b2[0] as number) - rate * slopeB2;
  for (let j = 0; j < units; j++) {
    w2[j] = (w2[j] as number) - rate * (slopesW2[j] as number);
    if (trained === "output") continue;
    w1[j] = (w1[j] as number) - rate * (slopesW1[j] as number);
    b1[j] = (b1[j] as number) - rate * (slopesB1[j] as number);
  }
}

/** The net at each moment of its training. Takes about a second. */
export function trainNet(question: Question): MlpParams[] {
  const examples = examplesFor(question.seed);
  const rng = seededRng(`batches ${question.seed}`);
  const net = initialNet(question);
  const moments: MlpParams[] = [];
  for (let step = 0; step <= stepCount; step++) {
    if (stepsBefore[moments.length] === step) moments.push(copyOf(net));
    trainStep(net, examples, question, rng);
  }
  return moments;
}

const copyOf = ({ W, b }: MlpParams): MlpParams => ({
  W: W.map((weights) => ({ ...weights, data: weights.data.slice() })),
  b: b.map((biases) => biases.slice()),
});

/** The same hidden units, with the output layer that ridge regression on them gives. */
export function ridgeNet(net: MlpParams, { x, y }: { x: Mat; y: Mat }, lambda: number): MlpParams {
  const hidden = hiddenOutputs(net, x);
  const units = net.b[0]?.length ?? 0;
  const features = matrix(x.rows, units + 1);
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < units; j++) features.data[i * (units + 1) + j] = hidden[j]?.[i] ?? 0;
    features.data[i * (units + 1) + units] = 1;
  }
  const solution = ridge(features, y.data, lambda);
  return {
    W: [net.W[0] ?? matrix(units, 1), matrix(1, units, solution.subarray(0, units))],
    b: [net.b[0] ?? new Float64Array(units), solution.slice(units)],
  };
}

/** [unit][example] */
function hiddenOutputs({ W, b }: MlpParams, x: Mat): number[][] {
  return Array.from(b[0] ?? [], (bias, unit) =>
    Array.from(x.data, (at) => Math.max(0, (W[0]?.data[unit] ?? 0) * at + bias)),
  );
}

/** Where each hidden unit switches on or off. */
export const elbowsOf = ({ W, b }: MlpParams): number[] =>
  Array.from(b[0] ?? [], (bias, unit) => -bias / (W[0]?.data[unit] ?? NaN));

const gridX = matrix(241, 1, spread(0, 1, 241));
const gridY = matrix(241, 1, Array.from(gridX.data, target));

/** Against the target without noise. */
export const testError = (net: MlpParams): number => meanSquaredError(mlpForward(net, gridX), gridY).loss;

export const reluTraining = defineExplorer<typeof fields, keyof Question, MlpParams[]>({
  slug: "relu-training",
  title: "A ReLU network while it learns",
  summary: "Where the hidden units bend, what they add up to, and what ridge regression makes of the same units.",
  introduction:
    "A network with one input, one hidden layer and one output learns a line with nine kinks from 200 noisy points. It can bend only at its elbows, the places where a hidden unit switches on. Training moves them towards the kinks, but several go to the same one and some kinks get none.",
  problems: ["relu-sgd"],
  fields,
  suggestions: [
    { label: "Before training", values: { moment: 0 } },
    { label: "Elbows fixed, output layer trained", values: { trained: "output", rate: 0.2 } },
    { label: "Ten units at the right places", values: { width: "10", elbows: "kinks", trained: "output", rate: 0.2 } },
    { label: "A ridge penalty too large", values: { lambda: 0.3 } },
  ],
  search: {
    by: ["width", "trained", "elbows", "rate", "seed"],
    find: trainNet,
    waiting: `Training for ${stepCount} steps…`,
  },
  look(state, moments) {
    const examples = examplesFor(state.seed);
    const first = initialNet(state);
    const net = moments === undefined ? first : (moments[state.moment] ?? first);
    const step = moments === undefined ? 0 : (stepsBefore[state.moment] ?? 0);
    const solved = ridgeNet(net, examples, state.lambda);
    const elbows = elbowsOf(net).filter((at) => at >= 0 && at <= 1);
    const errors = { net: testError(net), ridge: testError(solved) };
    const along = Array.from(gridX.data);
    const lineOf = (drawn: MlpParams) =>
      Array.from(mlpForward(drawn, gridX).data, (y, i) => [along[i] ?? 0, y] as const);
    const trace = moments?.map((moment, index) => [Math.max(1, stepsBefore[index] ?? 1), testError(moment)] as const);
    const outgoing = net.W[1]?.data ?? new Float64Array();
    const distances = elbows.map((at) => Math.min(...kinks.map((kink) => Math.abs(kink - at))));
    const near = kinks.filter((kink) => elbows.some((at) => Math.abs(kink - at) < 0.02)).length;
    return {
      pictures: [
        {
          kind: "plot",
          title: `The fit after ${step} steps`,
          alt: `The target with nine kinks, its noisy points, the network's line and ridge regression's on the same units; ${elbows.length} elbows on the axis below.`,
          x: { label: "x", scale: "linear", range: [0, 1] },
          y: { label: "y", scale: "linear", range: [-1.5, 1.5] },
          hasEqualScales: false,
          series: [
            series(
              "neutral",
              "",
              "points",
              Array.from(examples.x.data, (x, i) => [x, examples.y.data[i] ?? NaN] as const),
            ),
            series(
              "neutral",
              "target",
              "line",
              spread(0, 1, 11).map((x) => [x, target(x)]),
            ),
            series("reference", "ridge", "line", lineOf(solved)),
            series("student", "network", "line", lineOf(net)),
            series(
              "third",
              "elbows",
              "points",
              elbows.map((at) => [at, -1.4]),
            ),
          ],
        },
        {
          kind: "plot",
          title: "What each hidden unit adds",
          alt: `${outgoing.length} lines with one bend each: the outputs of the hidden units times their weights. Their sum, with the output bias, is the network's line.`,
          x: { label: "x", scale: "linear", range: [0, 1] },
          y: { label: "y", scale: "linear" },
          hasEqualScales: false,
          series: hiddenOutputs(net, bendX(elbowsOf(net))).map((outputs, unit) => {
            const places = bendX(elbowsOf(net)).data;
            return series(
              "student",
              "",
              "line",
              outputs.map((output, i) => [places[i] ?? 0, output * (outgoing[unit] ?? 0)] as const),
            );
          }),
        },
        ...(trace === undefined
          ? []
          : [
              {
                kind: "plot" as const,
                title: "Test error during the training",
                alt: `Mean squared error against the target without noise, from ${say(trace[0]?.[1] ?? NaN)} to ${say(trace.at(-1)?.[1] ?? NaN)}.`,
                // Room for a name to the right of the last moment.
                x: { label: "step", scale: "log" as const, range: [0.8, 5 * stepCount] as [number, number] },
                y: { label: "mean squared error", scale: "log" as const, range: [5e-4, 1] as [number, number] },
                hasEqualScales: false,
                series: [
                  series("student", "network", "line", trace),
                  series("reference", "ridge, same hidden units", "line", [
                    [1, errors.ridge],
                    [stepCount, errors.ridge],
                  ]),
                  series("third", "now", "points", [[Math.max(1, step), errors.net]]),
                ],
              },
            ]),
      ],
      sentence: `After ${step} steps with ${state.width} hidden units the network's test error is ${say(errors.net)}; ridge regression with λ = ${say(state.lambda)} on the same hidden units has ${say(errors.ridge)}. ${elbows.length} elbows lie between 0 and 1, on average ${sayFixed(meanOf(distances), 3)} from the nearest kink, and ${near} of the nine kinks have one within 0.02.`,
    };
  },
});

const kinks = spread(0.1, 0.9, 9);

/** Both ends and every elbow between: all that lines with one bend need. */
const bendX = (elbows: readonly number[]): Mat => {
  const places = [0, ...elbows.filter((at) => at > 0 && at < 1).sort((one, two) => one - two), 1];
  return matrix(places.length, 1, places);
};

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? NaN : values.reduce((total, value) => total + value, 0) / values.length;
