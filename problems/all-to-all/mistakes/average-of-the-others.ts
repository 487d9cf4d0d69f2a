import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Average of the others",
  kind: "formula",
  feedback:
    "Your numbers are $\\frac1{n-1}\\sum_{v\\ne w}g_v$, the average of what worker $w$ received. " +
    "Its own gradient counts as much as any other: start the sum with it, and divide by $n$.",
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
    const total = new Float64Array(own.length);
    for (let other = 0; other < n; other++) {
      if (other === worker) continue;
      for (const [i, entry] of net.recv(worker, other).entries()) total[i] = (total[i] ?? 0) + entry;
    }
    return total.map((entry) => entry / (n - 1));
  });
}
