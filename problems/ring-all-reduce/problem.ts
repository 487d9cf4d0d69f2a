import { defineProblem } from "allclose";

export default defineProblem({
  title: "Ring all-reduce",
  summary: "Average the gradients of all workers while each of them talks to its right neighbour alone.",
  tags: ["distributed-training"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the two trips around the ring",
      points: 18,
      source: "ring-all-reduce",
      signatures: ["run(grads: Vec[], net: Fabric): Vec[]"],
    },
  ],
});
