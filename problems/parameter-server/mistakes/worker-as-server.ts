import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Worker 0 as the server",
  kind: "index",
  feedback:
    "Your workers send to worker $0$, and workers have no link to each other. " +
    "The server is one more node, with the number $n$ = `grads.length`.",
  fails: [
    "Every worker ends with a vector as long as the weights",
    "The worked example: three workers",
    "A single worker talks to the server too",
    "Every worker ends with the weights after one step",
    "With lr = 0 the weights stay as they were",
    "Gradients go up in one round, weights come down in the next",
    "Every node computes with what it received",
    "Weights and gradients stay as they were",
  ],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = 0;
  for (const [worker, grad] of grads.entries()) if (worker !== server) net.send(worker, server, grad);
  net.tick();

  const weights = w0.slice();
  for (const [worker, own] of grads.entries()) {
    const grad = worker === server ? own : net.recv(server, worker);
    for (const [i, entry] of grad.entries()) weights[i] = (weights[i] ?? 0) - (lr * entry) / grads.length;
  }
  for (const worker of grads.keys()) if (worker !== server) net.send(server, worker, weights);
  net.tick();

  return grads.map((_, worker) => (worker === server ? weights : net.recv(worker, server)));
}
