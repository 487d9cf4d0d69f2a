import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "A round for each sender",
  kind: "budget",
  feedback:
    "Your averages are right, but every sender gets a round of its own, $n$ in all. " +
    "The links are independent: all workers can send at the same time. Close the round once, after the last `net.send`.",
  fails: ["Each worker sends its gradient once to each of the others, in one round"],
} satisfies Mistake;

export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  for (const [worker, own] of grads.entries()) {
    for (let other = 0; other < n; other++) if (other !== worker) net.send(worker, other, own);
    net.tick();
  }
  return grads.map((own, worker) => {
    const total = own.slice();
    for (let other = 0; other < n; other++) {
      if (other === worker) continue;
      for (const [i, entry] of net.recv(worker, other).entries()) total[i] = (total[i] ?? 0) + entry;
    }
    return total.map((entry) => entry / n);
  });
}
