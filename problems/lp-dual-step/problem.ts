import { defineProblem } from "allclose";

export default defineProblem({
  title: "One step for every p-norm",
  summary:
    "Gradient descent, sign descent and moving one coordinate alone are one formula: the best step under a squared p-norm.",
  tags: ["optimisers", "norms"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the dual exponent and the step",
      points: 18,
      source: "lp-dual-step",
      signatures: ["dual(p: number): number", "step(g: Vec, alpha: number, p: number): Vec"],
    },
  ],
});
