import { defineProblem } from "allclose";

export default defineProblem({
  title: "Gaussian smoothing by sampling",
  summary: "Look at a bumpy function through a blur: estimate its average over normal noise from N values.",
  tags: ["optimisers", "sampling", "smoothing"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the average",
      points: 10,
      source: "gaussian-smoothing",
      signatures: [
        "smooth(f: (x: number, y: number) => number, x: number, y: number, sigma: number, N: number, rng: Rng): number",
      ],
      withheld: ["monteCarloSmooth"],
    },
  ],
});
