import { defineProblem } from "allclose";

export default defineProblem({
  title: "The step under a squared ∞-norm penalty",
  summary:
    "Find and code the update that gains most to first order when the largest move of any coordinate is what costs.",
  tags: ["optimisers", "norms"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the step",
      points: 12,
      source: "linf-penalty-step",
      signatures: ["step(g: Vec, alpha: number): Vec"],
    },
  ],
});
