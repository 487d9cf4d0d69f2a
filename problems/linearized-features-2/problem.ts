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
      hints: [
        "A bias is added to its $z$ and to nothing else. So the groups $\\partial y/\\partial b_2$ and $\\partial y/\\partial b_1$ are the answers of $y$ to the two layers' $z$, and the other hidden groups are made from them. Get these two right first, by hand, in the row $x=-1$ of the worked example.",
        "Between $z^{(2)}_j$ and $y$ stand one ReLU and one weight. Between $z^{(1)}_i$ and $y$ stand its own ReLU and then every unit $j$ that is on, and what goes through different $j$ adds up: on the way back you walk down a *column* of $W_2$, where `forward` walked along a row.",
        "Keep one number for each unit of the second layer (its output weight if it is on, else $0$) and from these one for each unit of the first ($0$ if it is off, else a sum over $j$ with the weights that lead from $i$ to $j$). The feature of a parameter in a hidden layer is the number of the unit it feeds, times whatever the parameter is multiplied by on the way forward: the input, $1$, or a value of the layer before. For $W_2$ let $j$ run in the outer loop, and do not forget the two groups of the output itself.",
      ],
    },
  ],
});
