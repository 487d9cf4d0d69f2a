import { defineProblem } from "allclose";

export default defineProblem({
  title: "A training step with a parameter server",
  summary: "Let one node collect the gradients of all workers, take the step and send the new weights back.",
  tags: ["distributed-training"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the step",
      points: 14,
      source: "parameter-server",
      signatures: ["run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[]"],
      hints: [
        "Write down what each node holds before the first message and after each of the two rounds. Whatever your code uses for a node must stand on that list, and the server is none of the workers: it is node `grads.length`.",
        "Only the server has weights, and it cannot say anything before it has heard everyone: collect, take one step, hand out. What comes up are gradients, what goes down are weights, and the workers compute nothing at all.",
        "Up: every worker sends, then one tick. At the server: start from a copy of the weights, receive from each worker in turn and take off its share of the step; think about how many gradients share it. Down: the same finished vector to every worker, one more tick, and each worker ends with exactly what it receives; neither $n=1$ nor a rate of $0$ needs a case of its own.",
      ],
    },
  ],
});
