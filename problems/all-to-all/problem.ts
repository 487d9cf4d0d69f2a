import { defineProblem } from "allclose";

export default defineProblem({
  title: "Averaging gradients, everyone to everyone",
  summary: "Play all workers of a data-parallel training run and let each tell its gradient to all the others.",
  tags: ["distributed-training"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Average with direct messages",
      points: 12,
      source: "all-to-all",
      signatures: ["run(grads: Vec[], net: Fabric): Vec[]"],
    },
  ],
});
