import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Divided by the number of messages",
  kind: "factor",
  feedback:
    "Your numbers are $\\frac1{n-1}\\sum_wg_w$. " +
    "A worker receives $n-1$ gradients, but the sum holds its own as well: it has $n$ terms.",
  fails: [
    "The worked example: three workers",
    "One worker has nobody to talk to",
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
      for (const [i, entry] of net.recv(worker, other).entries()) total[i] = (total[i] ?? 0) + entry;
    }
    return total.map((entry) => entry / (n - 1));
  });
}
