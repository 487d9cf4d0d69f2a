import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Gradients read where they were not sent",
  kind: "memory",
  feedback:
    "Your server receives all messages and then computes with `grads` all the same. " +
    "On a network that changes its messages it knows what it cannot know. Use what `net.recv` returns.",
  fails: ["Every node computes with what it received"],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries()) net.send(worker, server, grad);
  net.tick();

  const weights = w0.slice();
  for (const [worker, grad] of grads.entries()) {
    net.recv(server, worker);
    for (const [i, entry] of grad.entries()) weights[i] = (weights[i] ?? 0) - (lr * entry) / grads.length;
  }
  for (const worker of grads.keys()) net.send(server, worker, weights);
  net.tick();

  return grads.map((_, worker) => net.recv(worker, server));
}
