import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Three messages for each worker",
  kind: "budget",
  feedback:
    "Your weights are right, but the server answers twice: the average gradient first and the weights after it, $3n$ messages in all. " +
    "The weights alone are enough. A worker has nothing to do with the average.",
  fails: [
    "The worked example: three workers",
    "A single worker talks to the server too",
    "Gradients go up in one round, weights come down in the next",
  ],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries()) net.send(worker, server, grad);
  net.tick();

  const average = new Float64Array(w0.length);
  for (const worker of grads.keys())
    for (const [i, entry] of net.recv(server, worker).entries()) average[i] = (average[i] ?? 0) + entry / grads.length;
  for (const worker of grads.keys()) net.send(server, worker, average);
  const weights = w0.map((weight, i) => weight - lr * (average[i] ?? 0));
  for (const worker of grads.keys()) net.send(server, worker, weights);
  net.tick();

  return grads.map((_, worker) => {
    net.recv(worker, server);
    return net.recv(worker, server);
  });
}
