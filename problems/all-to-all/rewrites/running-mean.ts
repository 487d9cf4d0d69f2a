import type { Fabric, Vec } from "numerics";

/** Keeps a running mean of what arrives, and sends from the last worker to the first. */
export function run(grads: Vec[], net: Fabric): Vec[] {
  const workers = [...grads.keys()];
  for (const to of [...workers].reverse())
    for (const from of [...workers].reverse()) {
      const payload = grads[from];
      if (payload && from !== to) net.send(from, to, payload);
    }
  net.tick();
  return workers.map((at) => {
    const mean = new Float64Array(grads[at] ?? []);
    let count = 1;
    for (const from of workers) {
      if (from === at) continue;
      count += 1;
      for (const [i, entry] of net.recv(at, from).entries())
        mean[i] = (mean[i] ?? 0) + (entry - (mean[i] ?? 0)) / count;
    }
    return mean;
  });
}
