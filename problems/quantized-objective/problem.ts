import { defineProblem } from "allclose";

export default defineProblem({
  title: "Climbing a staircase",
  summary: "Reach the top step of a quantised objective, whose gradient is 0 everywhere, with 1500 evaluations.",
  tags: ["optimisers", "gradient-estimation", "tuning"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Quantise and optimise",
      points: 20,
      source: "quantized-objective",
      signatures: [
        "quantize(v: number): number",
        "optimize(fq: (x: number, y: number) => number, x0: number, y0: number, rng: Rng): [number, number]",
      ],
    },
  ],
});
