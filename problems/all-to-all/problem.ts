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
      hints: [
        "Look at the order of the calls first: nothing that is sent in a round can be received before that round is closed. Where does the one `net.tick()` stand, and which pairs of sender and receiver have a link at all?",
        "There are two phases: everyone sends, then everyone computes. In the second play one worker at a time, honestly: it has a copy of its own vector and whatever `net.recv` hands to it, and the code for worker $w$ does not touch another entry of `grads`.",
        "First phase: a loop over senders and one over receivers, without the pairs in which they are equal; then close the round. Second phase: each worker starts a total from a copy of its own gradient, adds what it receives from each of the others entry by entry, and divides once at the end. Ask yourself how many vectors are in that total, and whether the result for $n=1$ is still a vector of its own.",
      ],
    },
  ],
});
