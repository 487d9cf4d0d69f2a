import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Second trip without messages",
  kind: "budget",
  feedback:
    "Your first trip is right. Then every worker takes the complete chunks straight from their owners, and the network knows nothing of it. " +
    "An owner is another machine: the chunks have to travel, $n-1$ rounds more.",
  fails: [
    "The worked example: three workers",
    "One message of p/n numbers from every worker in every round",
    "A worker computes with what it received",
  ],
} satisfies Mistake;

export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  const held = grads.map((grad) => grad.slice());

  for (let s = 0; s < n - 1; s++) {
    for (const [worker, own] of held.entries()) net.send(worker, (worker + 1) % n, chunk(own, worker - s, n));
    net.tick();
    for (const [worker, own] of held.entries()) {
      const mine = chunk(own, worker - 1 - s, n);
      for (const [i, entry] of net.recv(worker, (worker - 1 + n) % n).entries()) mine[i] = (mine[i] ?? 0) + entry;
    }
  }

  for (const [worker, own] of held.entries())
    for (const [other, vector] of held.entries())
      if (other !== worker) chunk(own, other + 1, n).set(chunk(vector, other + 1, n));

  return held.map((total) => total.map((entry) => entry / n));
}

function chunk(vector: Vec, index: number, n: number): Vec {
  const size = vector.length / n;
  const start = ((index + n) % n) * size;
  return vector.subarray(start, start + size);
}
