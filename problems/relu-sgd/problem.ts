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
      hints: [
        "Go in the order of the list, and do not write `train` before `backward` agrees with the worked example, number by number. " +
          "The columns $z$, $h$ and residual of its table are what `forward` computes on the way and what `backward` needs again.",
        "For each example one number starts the way back: the derivative of $\\frac1n(y(x_e)-t_e)^2$ with respect to the output $y$. " +
          "Every gradient is that number times the derivative of $y$ with respect to the parameter, added up over the examples. " +
          "For $w_1$ and $b_1$ the way leads through $w_{2,i}$ and then through the ReLU, which lets it pass only where $z_i>0$; one of the two has one factor more at the end.",
        "`backward`: for each example compute $h$ and the number that goes back; it goes into $b_2$ as it is, into $w_{2,i}$ times what this weight is multiplied by, and, where the unit is on and all parameters learn, on through $w_{2,i}$ to $b_{1,i}$ and $w_{1,i}$. " +
          "`ridge`: build the rows of $H$, each with its $1$ at the end, add $\\lambda$ to every entry of the diagonal, let `solvePositive` do the rest, and split $v$. " +
          "`train`: copy the parameters, and in each update draw a new batch, call `backward` once on it, and only then move everything.",
      ],
      afterword:
        "The solutions of Discussion 1 place hand-picked elbows “at the discontinuities”. " +
        "The notebook's target is continuous; what jumps at $0.1,\\dots,0.9$ is its slope, and the elbows belong at these kinks, as the next sentence there says. " +
        "(Evaluated exactly at a knot, the notebook's formula returns $0$; the line between the knots is what is meant.)\n\n" +
        "The same page orders the test errors, largest first: all layers ≈ output layer > ridge at width 10, and output layer > ridge > all layers at width 20. " +
        "The order depends on the random start. " +
        "In 40 runs of each width, ridge was best in 21 at width 10 and training all layers in 19; at width 20 the order given appeared in 24. " +
        "What held in all 120 runs with widths 10, 20 and 40 is that ridge beats SGD on the output layer alone, on the same hidden units. " +
        "If your run of the notebook orders them differently, that is no sign of an error.\n\n" +
        "Elbows do move towards the kinks when all layers learn. " +
        "But several may gather at the same kink, and others end up farther from any elbow than before.",
    },
  ],
});
