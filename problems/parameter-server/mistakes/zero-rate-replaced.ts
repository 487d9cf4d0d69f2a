import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Learning rate 0 replaced",
  kind: "edge-case",
  feedback:
    "At `lr = 0` your weights are those of `lr = 1`: `lr || 1` takes 0 for a missing value. " +
    "With rate 0 the weights stay where they are.",
  fails: ["With lr = 0 the weights stay as they were"],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries()) net.send(worker, server, grad);
  net.tick();

  const weights = w0.slice();
  for (const worker of grads.keys())
    for (const [i, entry] of net.recv(server, worker).entries())
      weights[i] = (weights[i] ?? 0) - ((lr || 1) * entry) / grads.length;
  for (const worker of grads.keys()) net.send(server, worker, weights);
  net.tick();

  return grads.map((_, worker) => net.recv(worker, server));
}
