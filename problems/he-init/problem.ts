import { defineProblem } from "allclose";

export default defineProblem({
  title: "He initialisation",
  summary:
    "Draw the first weights of a ReLU layer so that signals neither fade nor blow up on their way through the net.",
  tags: ["initialisation", "statistics"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the initialiser",
      points: 12,
      source: "he-init",
      signatures: ["init(dIn: number, dOut: number, rng: Rng): Mat"],
    },
  ],
});
