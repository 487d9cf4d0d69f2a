import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Weights not fetched by the workers",
  kind: "memory",
  feedback:
    "Your workers end with the server's own vector, whatever arrived at them. " +
    "The server's memory is on another machine: return what `net.recv(w, n)` gives to worker $w$.",
  fails: ["Every node computes with what it received"],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries()) net.send(worker, server, grad);
  net.tick();

  const weights = w0.slice();
  for (const worker of grads.keys())
    for (const [i, entry] of net.recv(server, worker).entries())
      weights[i] = (weights[i] ?? 0) - (lr * entry) / grads.length;
  for (const worker of grads.keys()) net.send(server, worker, weights);
  net.tick();

  return grads.map((_, worker) => {
    net.recv(worker, server);
    return weights.slice();
  });
}
