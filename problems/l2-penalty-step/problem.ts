import { defineProblem } from "allclose";

export default defineProblem({
  title: "The step under a squared 2-norm penalty",
  summary:
    "Find and code the update that gains most to first order when moving costs the square of its ordinary length.",
  tags: ["optimisers", "norms"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the step",
      points: 11,
      source: "l2-penalty-step",
      signatures: ["step(g: Vec, alpha: number): Vec"],
    },
  ],
});
