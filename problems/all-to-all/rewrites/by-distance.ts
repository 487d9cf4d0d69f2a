import type { Fabric, Vec } from "numerics";

/** Sends to the neighbour at distance 1, then 2, and so on; receives from the farthest first. */
export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  for (let distance = 1; distance < n; distance++)
    for (let worker = 0; worker < n; worker++)
      net.send(worker, (worker + distance) % n, grads[worker] ?? new Float64Array());
  net.tick();
  const results: Vec[] = [];
  for (let worker = 0; worker < n; worker++) {
    const result = Float64Array.from(grads[worker] ?? [], (entry) => entry / n);
    for (let distance = n - 1; distance >= 1; distance--) {
      const received = net.recv(worker, (worker + distance) % n);
      for (let i = 0; i < result.length; i++) result[i] = (result[i] ?? 0) + (received[i] ?? 0) / n;
    }
    results.push(result);
  }
  return results;
}
