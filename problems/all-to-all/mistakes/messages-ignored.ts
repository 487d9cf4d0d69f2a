import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Messages sent and not used",
  kind: "memory",
  feedback:
    "Your code sends and receives every message, and then computes with `grads` all the same. " +
    "On a network that changes its messages your workers get the average that they could not know. Add what `net.recv` returns.",
  fails: ["A worker computes with what it received"],
} satisfies Mistake;

export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  for (const [worker, own] of grads.entries())
    for (let other = 0; other < n; other++) if (other !== worker) net.send(worker, other, own);
  net.tick();
  return grads.map((own, worker) => {
    const total = own.slice();
    for (let other = 0; other < n; other++) {
      if (other === worker) continue;
      net.recv(worker, other);
      for (const [i, entry] of (grads[other] ?? new Float64Array()).entries()) total[i] = (total[i] ?? 0) + entry;
    }
    return total.map((entry) => entry / n);
  });
}
