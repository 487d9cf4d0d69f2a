import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "One message for each pair",
  kind: "budget",
  feedback:
    "Your code sends one message for each pair of workers, from the lower number to the higher, so $n(n-1)/2$ in all. " +
    "A message goes one way: each of the two needs the other's gradient, and worker $0$ now hears of nobody.",
  fails: [
    "The worked example: three workers",
    "Every worker ends with the average",
    "Each worker sends its gradient once to each of the others, in one round",
    "A worker computes with what it received",
  ],
} satisfies Mistake;

export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  for (const [worker, own] of grads.entries())
    for (let other = 0; other < n; other++) if (other > worker) net.send(worker, other, own);
  net.tick();
  return grads.map((own, worker) => {
    const total = own.slice();
    for (let other = 0; other < n; other++) {
      if (other >= worker) continue;
      for (const [i, entry] of net.recv(worker, other).entries()) total[i] = (total[i] ?? 0) + entry;
    }
    return total.map((entry) => entry / n);
  });
}
