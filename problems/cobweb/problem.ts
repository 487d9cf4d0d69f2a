import { defineProblem } from "allclose";

export default defineProblem({
  title: "Cobweb plots",
  summary: "Compute the corners of the zigzag that shows at a glance where an iteration of one number goes.",
  tags: ["dynamics"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the corners",
      points: 10,
      source: "cobweb",
      signatures: ["cobweb(f: (x: number) => number, x0: number, n: number): [number, number][]"],
    },
  ],
});
