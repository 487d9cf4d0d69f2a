import { defineProblem } from "allclose";

const objective = "f: (x: number, y: number) => number";

export default defineProblem({
  title: "Policy gradient on a bad objective",
  summary:
    "Climb a function that you can only evaluate: estimate the gradient of its smoothed version from noisy samples.",
  tags: ["optimisers", "gradient-estimation", "sampling"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the estimator and the step",
      points: 15,
      source: "policy-gradient",
      signatures: [
        `grad(${objective}, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number]`,
        `step(${objective}, x: number, y: number, sigma: number, N: number, eta: number, rng: Rng): [number, number]`,
      ],
    },
  ],
});
