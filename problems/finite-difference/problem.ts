import { defineProblem } from "allclose";

const objective = "f: (x: number, y: number) => number";

export default defineProblem({
  title: "Finite differences with common noise",
  summary:
    "Estimate the slope of a smoothed objective from differences of its values, and see what the step size costs.",
  tags: ["optimisers", "gradient-estimation", "sampling"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the estimator and the step",
      points: 15,
      source: "finite-difference",
      signatures: [
        `grad(${objective}, x: number, y: number, sigma: number, delta: number, N: number, rng: Rng): [number, number]`,
        `step(${objective}, x: number, y: number, sigma: number, delta: number, N: number, eta: number, rng: Rng): [number, number]`,
      ],
    },
  ],
});
