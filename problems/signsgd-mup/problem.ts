import { defineProblem } from "allclose";

export default defineProblem({
  title: "Sign descent at every width",
  summary:
    "Code the sign update of a linear layer, and find the multiplier that makes one step felt alike in narrow and wide layers.",
  tags: ["optimisers", "norms", "scaling"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the gradient, the update and its multiplier",
      points: 15,
      source: "signsgd-mup",
      signatures: [
        "weightGradient(g: Vec, x: Vec): Mat",
        "update(g: Vec, x: Vec, eta: number): Mat",
        "scale(dIn: number, dOut: number): number",
      ],
      withheld: ["outer"],
    },
  ],
});
