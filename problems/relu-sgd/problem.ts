import { defineProblem } from "allclose";

const net = "{ w1: Vec; b1: Vec; w2: Vec; b2: number }";
const options = '{ steps: number; batch: number; lr: number; which: "output" | "all" }';

export default defineProblem({
  title: "Train a ReLU network by hand",
  summary: "Write the gradient of a small ReLU network, train it with minibatches, and watch its elbows move.",
  tags: ["neural-networks", "gradient-descent", "regression"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the five functions",
      points: 30,
      source: "relu-sgd",
      signatures: [
        `forward(net: ${net}, x: number): number`,
        `backward(net: ${net}, X: Vec, Y: Vec, which: "output" | "all"): ${net}`,
        `elbows(net: ${net}): Vec`,
        `ridge(net: ${net}, X: Vec, Y: Vec, lambda: number): ${net}`,
        `train(net: ${net}, X: Vec, Y: Vec, o: ${options}, rng: Rng): ${net}`,
      ],
      withheld: [
        "ridge",
        "mlpForward",
        "mlpBackward",
        "mlpLossGradient",
        "mlpOutputGradients",
        "numericalGradient",
        "meanSquaredError",
      ],
    },
  ],
});
