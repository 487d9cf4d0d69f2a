import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Step with the sum",
  kind: "factor",
  feedback:
    "Your weights are $\\theta_0-\\mathrm{lr}\\sum_wg_w$, a step $n$ times too long. " +
    "Divide by the number of workers: twice the workers should not mean twice the learning rate.",
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
  for (const worker of grads.keys())
    for (const [i, entry] of net.recv(server, worker).entries()) weights[i] = (weights[i] ?? 0) - lr * entry;
  for (const worker of grads.keys()) net.send(server, worker, weights);
  net.tick();

  return grads.map((_, worker) => net.recv(worker, server));
}
