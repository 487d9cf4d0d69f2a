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
    },
  ],
});
