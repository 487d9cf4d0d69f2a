import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Received in the round of sending",
  kind: "order",
  feedback:
    "Your code asks for messages of a round that is still open, and nothing has arrived yet. " +
    "Call `net.tick()` after sending and before receiving.",
  fails: [
    "Every worker ends with a vector as long as the gradients",
    "The worked example: three workers",
    "Every worker ends with the average",
    "Each worker sends its gradient once to each of the others, in one round",
    "A worker computes with what it received",
  ],
} satisfies Mistake;

export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  for (const [worker, own] of grads.entries())
    for (let other = 0; other < n; other++) if (other !== worker) net.send(worker, other, own);
  const averages = grads.map((own, worker) => {
    const total = own.slice();
    for (let other = 0; other < n; other++) {
      if (other === worker) continue;
      for (const [i, entry] of net.recv(worker, other).entries()) total[i] = (total[i] ?? 0) + entry;
    }
    return total.map((entry) => entry / n);
  });
  net.tick();
  return averages;
}
