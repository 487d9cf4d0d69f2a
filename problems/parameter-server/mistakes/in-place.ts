import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Weights updated in place",
  kind: "memory",
  feedback:
    "Your server writes the step into `w0` itself. " +
    "It belongs to the caller. Start from a copy, such as `w0.slice()`.",
  fails: ["Weights and gradients stay as they were"],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries()) net.send(worker, server, grad);
  net.tick();

  const weights = w0;
  for (const worker of grads.keys())
    for (const [i, entry] of net.recv(server, worker).entries())
      weights[i] = (weights[i] ?? 0) - (lr * entry) / grads.length;
  for (const worker of grads.keys()) net.send(server, worker, weights);
  net.tick();

  return grads.map((_, worker) => net.recv(worker, server));
}
