import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Gradient sent back instead of weights",
  kind: "formula",
  feedback:
    "Your numbers are the average gradient $\\bar g$. " +
    "The workers need weights to go on with: the server takes the step from `w0` and sends the result.",
  fails: [
    "The worked example: three workers",
    "A single worker talks to the server too",
    "Every worker ends with the weights after one step",
    "With lr = 0 the weights stay as they were",
    "Every node computes with what it received",
  ],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], _lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries()) net.send(worker, server, grad);
  net.tick();

  const average = new Float64Array(w0.length);
  for (const worker of grads.keys())
    for (const [i, entry] of net.recv(server, worker).entries()) average[i] = (average[i] ?? 0) + entry / grads.length;
  for (const worker of grads.keys()) net.send(server, worker, average);
  net.tick();

  return grads.map((_, worker) => net.recv(worker, server));
}
