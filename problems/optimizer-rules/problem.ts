import { defineProblem } from "allclose";

export default defineProblem({
  title: "Four optimisers, one step each",
  summary:
    "Code one step of gradient descent, momentum, RMSProp and Adam, each with the memory it hands to its next step.",
  tags: ["optimisers"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the four rules",
      points: 20,
      source: "optimizer-rules",
      signatures: [
        "sgd(w: Vec, g: Vec, state: undefined, opt: { lr: number }): { w: Vec; state: undefined }",
        "momentum(w: Vec, g: Vec, state: { v: Vec } | undefined, opt: { lr: number; mu?: number }): { w: Vec; state: { v: Vec } }",
        "rmsprop(w: Vec, g: Vec, state: { cache: Vec } | undefined, opt: { lr: number; rho?: number; eps?: number }): { w: Vec; state: { cache: Vec } }",
        "adam(w: Vec, g: Vec, state: { m: Vec; v: Vec; t: number } | undefined, opt: { lr: number; b1?: number; b2?: number; eps?: number }): { w: Vec; state: { m: Vec; v: Vec; t: number } }",
      ],
      withheld: ["sgd", "momentum", "rmsprop", "adam"],
    },
  ],
});
