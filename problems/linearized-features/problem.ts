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
      hints: [
        "Take one hidden unit and one input, and follow each of the unit's three parameters: if it moves a little, what happens to $z_i$, then to $\\mathrm{relu}(z_i)$, then to $y$? Do it once for a unit that is on and once for one that is off; the worked example has both. No target comes in anywhere.",
        "$w_{1,i}$ and $b_{1,i}$ reach the output by the same route: through $z_i$, the ReLU and the output weight. So their derivatives share all factors but the one from $z_i$ itself. The output weight meets the unit *behind* the ReLU, and whether a unit is on is decided by its own $z_i$.",
        "For each unit work out $z_i$ and one number more: how fast $y$ changes with $z_i$, which is $0$ when the unit is off or exactly at its elbow. From this number follow both features of the first layer, from $z_i$ the third. Write the three into places $i$, $k+i$ and $2k+i$ of an array of length $3k+1$, ask what $y$ does when $b_2$ grows by a little for the last place, and let `matrix` stack such rows in the order of `X`.",
      ],
    },
  ],
});
