import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Answers one after the other",
  kind: "order",
  feedback:
    "Your server updates with one gradient at a time and answers each worker at once, so that worker $w$ lacks the gradients of all who come after it. " +
    "That is an asynchronous server with stale weights. Here it waits for all gradients, takes one step, and everyone gets the same weights.",
  fails: [
    "The worked example: three workers",
    "Every worker ends with the weights after one step",
    "Every node computes with what it received",
  ],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries()) net.send(worker, server, grad);
  net.tick();

  const weights = w0.slice();
  for (const worker of grads.keys()) {
    for (const [i, entry] of net.recv(server, worker).entries())
      weights[i] = (weights[i] ?? 0) - (lr * entry) / grads.length;
    net.send(server, worker, weights);
  }
  net.tick();

  return grads.map((_, worker) => net.recv(worker, server));
}
