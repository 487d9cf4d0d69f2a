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
    },
  ],
});
