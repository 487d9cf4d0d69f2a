import { defineProblem } from "allclose";

export default defineProblem({
  title: "Three optimisers, three solutions",
  summary:
    "One equation, infinitely many solutions: code the optimisers and see which solution each of them settles on.",
  tags: ["optimisers", "inductive-bias"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the four optimisers",
      points: 20,
      source: "theta-star",
      signatures: [
        "sgd(a: Vec, b: number, o: { alpha: number; steps: number }): Vec",
        "signSgd(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec",
        "simpleAdam(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec",
        "rescaled(a: Vec, b: number, o: { alpha: number; steps: number }): Vec",
      ],
    },
  ],
});
