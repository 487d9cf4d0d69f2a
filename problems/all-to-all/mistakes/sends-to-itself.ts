import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Message to itself",
  kind: "index",
  feedback:
    "Your code sends from a worker to the same worker, and there is no such link. " +
    "What a worker has it need not send: of the $n^2$ pairs of sender and receiver $n(n-1)$ remain.",
  fails: [
    "Every worker ends with a vector as long as the gradients",
    "The worked example: three workers",
    "One worker has nobody to talk to",
    "Every worker ends with the average",
    "Each worker sends its gradient once to each of the others, in one round",
    "A worker computes with what it received",
  ],
} satisfies Mistake;

export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  for (const [worker, own] of grads.entries()) for (let other = 0; other < n; other++) net.send(worker, other, own);
  net.tick();
  return grads.map((own, worker) => {
    const total = own.slice();
    for (let other = 0; other < n; other++) {
      if (other === worker) continue;
      for (const [i, entry] of net.recv(worker, other).entries()) total[i] = (total[i] ?? 0) + entry;
    }
    return total.map((entry) => entry / n);
  });
}
