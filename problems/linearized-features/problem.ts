import { defineProblem } from "allclose";

const net = "{ w1: Vec; b1: Vec; w2: Vec; b2: number }";

export default defineProblem({
  title: "Features of a linearised network",
  summary: "Near its parameters a network is a linear model. Work out the features that this model uses.",
  tags: ["neural-networks", "linearisation"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the features and their matrix",
      points: 15,
      source: "linearized-features",
      signatures: [`features(net: ${net}, x: number): Vec`, `matrix(net: ${net}, X: Vec): Mat`],
      withheld: ["mlpOutputGradients", "mlpBackward", "mlpLossGradient", "numericalGradient"],
    },
  ],
});
