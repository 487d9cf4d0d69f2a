import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Weights handed on between workers",
  kind: "index",
  feedback:
    "Your server sends the weights to worker $0$, which is to hand them on, and workers have no link to each other. " +
    "The server answers each worker itself: $n$ messages down.",
  fails: [
    "Every worker ends with a vector as long as the weights",
    "The worked example: three workers",
    "Every worker ends with the weights after one step",
    "With lr = 0 the weights stay as they were",
    "Gradients go up in one round, weights come down in the next",
    "Every node computes with what it received",
    "Weights and gradients stay as they were",
  ],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries()) net.send(worker, server, grad);
  net.tick();

  const weights = w0.slice();
  for (const worker of grads.keys())
    for (const [i, entry] of net.recv(server, worker).entries())
      weights[i] = (weights[i] ?? 0) - (lr * entry) / grads.length;
  net.send(server, 0, weights);
  net.tick();
  const atFirst = net.recv(0, server);
  for (const worker of grads.keys()) if (worker > 0) net.send(0, worker, atFirst);
  net.tick();

  return grads.map((_, worker) => (worker === 0 ? atFirst : net.recv(worker, 0)));
}
