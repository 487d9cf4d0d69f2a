import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "No way back",
  kind: "budget",
  feedback:
    "Your workers end with the right numbers, but the server never sent them. " +
    "Half of the work is the way down: $n$ messages with the new weights.",
  fails: [
    "The worked example: three workers",
    "A single worker talks to the server too",
    "Gradients go up in one round, weights come down in the next",
    "Every node computes with what it received",
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
  return grads.map(() => weights.slice());
}
