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
      hints: [
        "Write each rule as the table does: first the new memory, then the step made from it, and compare both with the worked example before you go on. If the first step is right and the second is not, look at what you hand on in `state`, and at what you read from it.",
        "Three rules let an old memory fade; compare, rule by rule, the factor before the old memory with the factor before what comes in. For Adam's corrections suppose that the gradient is the same in every step: which share of it does $m$ hold after $t$ steps from zero? So the present step counts in $t$, and what is corrected for this step is not what is remembered for the next.",
        "One plan fits all: take the old memory from `state`, or zeros (and $t=0$) if there is none; read the settings with defaults that fill in only what is missing; make the new memory in new arrays; make the direction, root first and `eps` after it; step. Two small helpers, one for a vector plus a multiple of another and one for a fading mean, leave two or three lines for each rule. At momentum's first step make sure that the velocity is not `g` itself but a copy.",
      ],
    },
  ],
});
