import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Weights averaged instead of gradients",
  kind: "formula",
  feedback:
    "Each of your workers takes a step of its own and sends the weights, which the server averages. " +
    "After one step that is the same number, but a worker here has no weights, and over several steps it is another method. Send gradients up.",
  fails: ["Every node computes with what it received"],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries())
    net.send(
      worker,
      server,
      grad.map((entry, i) => (w0[i] ?? 0) - lr * entry),
    );
  net.tick();

  const weights = new Float64Array(w0.length);
  for (const worker of grads.keys())
    for (const [i, entry] of net.recv(server, worker).entries()) weights[i] = (weights[i] ?? 0) + entry / grads.length;
  for (const worker of grads.keys()) net.send(server, worker, weights);
  net.tick();

  return grads.map((_, worker) => net.recv(worker, server));
}
