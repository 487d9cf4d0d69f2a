import type { Fabric, Vec } from "numerics";

/** The server keeps a running mean of what arrives. */
export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (let worker = 0; worker < server; worker++) {
    const own = grads[worker];
    if (own) net.send(worker, server, own);
  }
  net.tick();
  const mean = new Float64Array(w0.length);
  for (let worker = 0; worker < server; worker++) {
    const received = net.recv(server, worker);
    for (let i = 0; i < mean.length; i++)
      mean[i] = (mean[i] ?? 0) + ((received[i] ?? 0) - (mean[i] ?? 0)) / (worker + 1);
  }
  const next = Float64Array.from(w0);
  for (let i = 0; i < next.length; i++) next[i] = (next[i] ?? 0) - lr * (mean[i] ?? 0);
  const results: Vec[] = [];
  for (let worker = 0; worker < server; worker++) net.send(server, worker, next);
  net.tick();
  for (let worker = 0; worker < server; worker++) results.push(net.recv(worker, server));
  return results;
}
