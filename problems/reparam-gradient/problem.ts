import { defineProblem } from "allclose";

const gradient = "gradF: (x: number, y: number) => [number, number]";

export default defineProblem({
  title: "Reparameterisation gradient",
  summary: "Climb the smoothed version of a bumpy function by averaging its own gradient over points around you.",
  tags: ["optimisers", "gradient-estimation", "sampling"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the estimator and the step",
      points: 15,
      source: "reparam-gradient",
      signatures: [
        `grad(${gradient}, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number]`,
        `step(${gradient}, x: number, y: number, sigma: number, N: number, eta: number, rng: Rng): [number, number]`,
      ],
    },
  ],
});
