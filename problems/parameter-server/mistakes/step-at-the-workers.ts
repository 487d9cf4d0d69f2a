import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Step taken by the workers",
  kind: "memory",
  feedback:
    "Your server sends the average gradient, and each worker takes the step from `w0` itself. " +
    "That can be made to work where workers have the weights. Here the server holds them, and a worker has only its gradient and what it received.",
  fails: ["Every node computes with what it received"],
} satisfies Mistake;

export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries()) net.send(worker, server, grad);
  net.tick();

  const average = new Float64Array(w0.length);
  for (const worker of grads.keys())
    for (const [i, entry] of net.recv(server, worker).entries()) average[i] = (average[i] ?? 0) + entry / grads.length;
  for (const worker of grads.keys()) net.send(server, worker, average);
  net.tick();

  return grads.map((_, worker) => {
    const received = net.recv(worker, server);
    return w0.map((weight, i) => weight - lr * (received[i] ?? 0));
  });
}
