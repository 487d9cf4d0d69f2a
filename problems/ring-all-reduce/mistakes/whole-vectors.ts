import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Whole vectors around the ring",
  kind: "budget",
  feedback:
    "Your averages are right, but whole gradients go around: messages of $p$ numbers instead of $p/n$. " +
    "A worker then sends $(n-1)p$ numbers, as if everyone told everyone. Cut the vectors into chunks, and pass on sums.",
  fails: [
    "The worked example: three workers",
    "One message of p/n numbers from every worker in every round",
    "A worker computes with what it received",
  ],
} satisfies Mistake;

export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  const totals = grads.map((grad) => grad.slice());
  let travelling: Vec[] = grads;
  for (let s = 0; s < n - 1; s++) {
    for (const [worker, vector] of travelling.entries()) net.send(worker, (worker + 1) % n, vector);
    net.tick();
    travelling = grads.map((_, worker) => net.recv(worker, (worker - 1 + n) % n));
    for (const [worker, total] of totals.entries())
      for (const [i, entry] of (travelling[worker] ?? new Float64Array()).entries()) total[i] = (total[i] ?? 0) + entry;
  }
  return totals.map((total) => total.map((entry) => entry / n));
}
