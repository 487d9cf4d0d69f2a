import { defineProblem } from "allclose";

const net = "{ W: Mat[]; b: Vec[] }";
const lossGrad = "(net: MlpParams, X: Mat, y: Vec) => { loss: number; gW: Mat[]; gb: Vec[] }";

export default defineProblem({
  title: "Zero, small or He: what the first gradients tell",
  summary:
    "Initialise a deep ReLU net in three ways, train it, and watch the size of its gradients from the first step on.",
  tags: ["initialisation", "training"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the initialisation, the norm and the training loop",
      points: 22,
      source: "init-comparison",
      signatures: [
        `init(dims: number[], scheme: "zero" | "random" | "he", rng: Rng, scale?: number): ${net}`,
        "meanGradNorm(grads: Vec[]): number",
        `run(net: MlpParams, X: Mat, y: Vec, lossGrad: ${lossGrad}, o: { lr: number; steps: number; batch: number }, rng: Rng): { net: ${net}; gradNorm: number[]; loss: number[] }`,
      ],
      hints: [
        "Settle the three functions one at a time; each has a worked example of its own. In `init`, ask for each scheme whether the statement gives a standard deviation or a variance, and which width counts. In `meanGradNorm`, ask what comes first, the root or the mean.",
        "In `run` the order inside the loop decides: draw, call `lossGrad`, record, move. What is recorded belongs to the net before the step, so one call a step is enough and none is left for the end. One number from `rng.int` picks a row of `X` and its label, and may come up again.",
        "Begin `run` with copies of all matrices and biases, so that the caller's net stays as it was even when nothing moves. In each step fill a new matrix of `o.batch` rows, copying the piece of `X.data` that starts at the number of the example times `X.cols`. Make one list of all parts of the gradient, the `data` of every matrix of `gW` and every vector of `gb`: the norm is taken over this list, and the update must leave out none of it.",
      ],
      afterword:
        "The solution of homework 2, question 3(a), says that random and He initialisation train as expected, and that zero initialisation makes the gradients zero. Zeros indeed do not train, but one part of the gradient is left: that of the output bias, the predicted probabilities minus the frequencies of the classes in the batch. So the trace is small, not 0, and the net learns how frequent the classes are and nothing else. Random weights of standard deviation 0.01 do not train in so deep a net either. They break the symmetry between units, but each ReLU layer of $n$ units multiplies the second moment of the signal by $\\frac n2\\cdot10^{-4}$, which is $0.0025$ for the notebook's $n=50$. After ten such layers hardly anything is left of the signal, nor of the gradient on its way back. The log stored with the notebook shows it: the loss stays at $\\ln10\\approx2.303$ and the accuracy near 10 %, as with zeros, while He's weights learn. In a shallow net, or with a scale near He's, random weights train as the solution says.",
    },
  ],
});
