import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "A round for each worker",
  kind: "budget",
  feedback:
    "Your weights are right, but every message has a round to itself. " +
    "All workers can send at the same time: close the round once after the messages up, and once after those down.",
  fails: ["Gradients go up in one round, weights come down in the next"],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries()) {
    net.send(worker, server, grad);
    net.tick();
  }

  const weights = w0.slice();
  for (const worker of grads.keys())
    for (const [i, entry] of net.recv(server, worker).entries())
      weights[i] = (weights[i] ?? 0) - (lr * entry) / grads.length;
  for (const worker of grads.keys()) {
    net.send(server, worker, weights);
    net.tick();
  }

  return grads.map((_, worker) => net.recv(worker, server));
}
