import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Messages sent and not used",
  kind: "memory",
  feedback:
    "Your code sends and receives as it should, and then computes with `grads` all the same. " +
    "On a network that changes its messages your workers get an average that they could not know.",
  fails: ["A worker computes with what it received"],
} satisfies Mistake;

export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  const size = (grads[0]?.length ?? 0) / n;
  for (let s = 0; s < 2 * (n - 1); s++) {
    for (let worker = 0; worker < n; worker++) {
      const start = ((worker - s + 2 * n) % n) * size;
      net.send(worker, (worker + 1) % n, grads[worker]?.slice(start, start + size) ?? new Float64Array());
    }
    net.tick();
    for (let worker = 0; worker < n; worker++) net.recv(worker, (worker - 1 + n) % n);
  }
  const total = new Float64Array(grads[0]?.length ?? 0);
  for (const grad of grads) for (const [i, entry] of grad.entries()) total[i] = (total[i] ?? 0) + entry;
  return grads.map(() => total.map((entry) => entry / n));
}
