import { defineProblem } from "allclose";

export default defineProblem({
  title: "Principal features",
  summary: "Find the few combinations of features that matter on the data, and draw them between the data too.",
  tags: ["linearisation", "singular-values"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the singular values and the projection",
      points: 15,
      source: "principal-features",
      signatures: ["singularValues(P: Mat): Vec", "project(P: Mat, Q: Mat, r: number): Mat"],
    },
  ],
});
