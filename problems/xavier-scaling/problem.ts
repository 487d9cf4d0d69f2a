import { defineProblem } from "allclose";

export default defineProblem({
  title: "Xavier scaling",
  summary: "Draw the weights of a linear layer so that what comes out is, on average, as large as what goes in.",
  tags: ["initialisation", "norms", "statistics"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the initialiser",
      points: 12,
      source: "xavier-scaling",
      signatures: ["init(dIn: number, dOut: number, rng: Rng): Mat"],
    },
  ],
});
