import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "No messages",
  kind: "budget",
  feedback:
    "Your weights are right, and the network has carried nothing. " +
    "On $n+1$ machines the server has no gradient until a worker sends it, and a worker has no weights until the server does.",
  fails: [
    "The worked example: three workers",
    "A single worker talks to the server too",
    "Gradients go up in one round, weights come down in the next",
    "Every node computes with what it received",
  ],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number): Vec[] {
  const weights = w0.slice();
  for (const grad of grads)
    for (const [i, entry] of grad.entries()) weights[i] = (weights[i] ?? 0) - (lr * entry) / grads.length;
  return grads.map(() => weights.slice());
}
