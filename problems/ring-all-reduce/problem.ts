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
      hints: [
        "Follow one chunk through the worked example, say chunk $0$: where it sets out, who adds to it, where it is complete, who has it after that. Then print what your workers hold after every round: the first row that differs from the table (but for a division by $3$, if you divide early) says which trip to look at.",
        "In each round all workers send, then comes one tick, then all receive. The two trips differ in two things only: the chunk with which a worker begins, and whether what arrives is added or put in place. Mind that `%` in TypeScript keeps the sign of a negative number, so bring a chunk number or the left neighbour back into $0,\\dots,n-1$ yourself.",
        "Copy all gradients, write a helper that gives chunk $c$ of a vector with $c$ taken modulo $n$, and then two loops of $n-1$ rounds each. In every round after the very first a worker passes on the chunk that it received into in the round before, and that holds across the change of trips too, where it is the chunk that has just become complete. Divide once, and ask yourself by how many gradients.",
      ],
    },
  ],
});
