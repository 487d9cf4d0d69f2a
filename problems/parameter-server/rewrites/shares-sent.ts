import type { Fabric, Vec } from "numerics";

/** Each worker divides by n before it sends, so that the server only adds. */
export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const workers = [...grads.keys()];
  const server = workers.length;
  for (const worker of workers)
    net.send(
      worker,
      server,
      Float64Array.from(grads[worker] ?? [], (g) => g / server),
    );
  net.tick();
  const inbox = workers.map((worker) => net.recv(server, worker));
  const weights = w0.map((weight, i) => weight - lr * inbox.reduce((sum, share) => sum + (share[i] ?? 0), 0));
  for (const worker of workers) net.send(server, worker, weights);
  net.tick();
  return workers.map((worker) => Float64Array.from(net.recv(worker, server)));
}
