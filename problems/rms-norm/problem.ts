import { defineProblem } from "allclose";

export default defineProblem({
  title: "Four ways to measure a vector",
  summary:
    "Code the 1-norm, the 2-norm, the ∞-norm and the RMS norm, the one that does not care how many neurons a layer has.",
  tags: ["norms", "initialisation"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the four norms",
      points: 13,
      source: "rms-norm",
      signatures: ["l1(x: Vec): number", "l2(x: Vec): number", "linf(x: Vec): number", "rms(x: Vec): number"],
    },
  ],
});
