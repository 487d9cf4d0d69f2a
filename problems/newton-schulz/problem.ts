import { defineProblem } from "allclose";

export default defineProblem({
  title: "Newton–Schulz iteration",
  summary: "Turn a matrix into its nearest orthogonal one with nothing but products, and find out for which it works.",
  tags: ["optimisers", "linear-algebra"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the four functions",
      points: 20,
      source: "newton-schulz",
      signatures: [
        "p(x: number): number",
        "step(W: Mat): Mat",
        "orthogonalize(W: Mat, iters: number): Mat",
        'classify(s: number): "zero" | "one" | "other" | "diverges"',
      ],
    },
  ],
});
