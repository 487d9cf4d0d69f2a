import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Own gradient left out",
  kind: "formula",
  feedback:
    "Your numbers are $\\frac1n\\sum_{v\\ne w}g_v$: only what worker $w$ received. " +
    "Its own gradient needs no message, but it belongs to the average.",
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
    return total.map((entry) => entry / n);
  });
}
