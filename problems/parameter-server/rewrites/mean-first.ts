import { add, axpy, scale, zeros, type Fabric, type Vec } from "numerics";

/** The server averages with the engine's vectors and takes the step at the end. */
export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const n = grads.length;
  grads.forEach((grad, worker) => {
    net.send(worker, n, grad);
  });
  net.tick();
  let total: Vec = zeros(w0.length);
  for (let worker = n - 1; worker >= 0; worker--) total = add(total, net.recv(n, worker));
  const weights = axpy(-lr, scale(total, 1 / n), w0);
  for (let worker = n - 1; worker >= 0; worker--) net.send(n, worker, weights);
  net.tick();
  return grads.map((_, worker) => net.recv(worker, n));
}
