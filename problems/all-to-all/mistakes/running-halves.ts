import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Repeated halving",
  kind: "formula",
  feedback:
    "Your workers average what they hold with each vector that arrives, half and half. " +
    "That gives the last one to arrive the weight $\\frac12$ and the first ones next to none. Add all of them, and divide once.",
  fails: [
    "The worked example: three workers",
    "Every worker ends with the average",
    "A worker computes with what it received",
  ],
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
      for (const [i, entry] of net.recv(worker, other).entries()) total[i] = ((total[i] ?? 0) + entry) / 2;
    }
    return total;
  });
}
