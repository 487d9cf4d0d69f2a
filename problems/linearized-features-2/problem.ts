import { defineProblem } from "allclose";

const net = "{ w1: Vec; b1: Vec; W2: Mat; b2: Vec; w3: Vec; b3: number }";

export default defineProblem({
  title: "Features of a deeper network",
  summary: "Linearise a network with two hidden layers: the derivatives of its output pass through both of them.",
  tags: ["neural-networks", "linearisation"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the output and its derivatives",
      points: 15,
      source: "linearized-features-2",
      signatures: [`forward(net: ${net}, x: number): number`, `features(net: ${net}, x: number): Vec`],
      withheld: ["mlpForward", "mlpOutputGradients", "mlpBackward", "mlpLossGradient", "numericalGradient"],
    },
  ],
});
