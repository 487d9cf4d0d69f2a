import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Sent to the left",
  kind: "index",
  feedback:
    "Your workers send to the left neighbour, and the links go to the right: from $w$ to $(w+1)\\bmod n$. " +
    "With two workers the directions are the same, which may have hidden it.",
  fails: [
    "The worked example: three workers",
    "Every worker ends with the average",
    "One message of p/n numbers from every worker in every round",
    "A worker computes with what it received",
  ],
} satisfies Mistake;

export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  const held = grads.map((grad) => grad.slice());

  for (let s = 0; s < n - 1; s++) {
    for (const [worker, own] of held.entries()) net.send(worker, (worker - 1 + n) % n, chunk(own, worker - s, n));
    net.tick();
    for (const [worker, own] of held.entries()) {
      const mine = chunk(own, worker - 1 - s, n);
      for (const [i, entry] of net.recv(worker, (worker + 1) % n).entries()) mine[i] = (mine[i] ?? 0) + entry;
    }
  }

  for (let s = 0; s < n - 1; s++) {
    for (const [worker, own] of held.entries()) net.send(worker, (worker - 1 + n) % n, chunk(own, worker + 1 - s, n));
    net.tick();
    for (const [worker, own] of held.entries()) chunk(own, worker - s, n).set(net.recv(worker, (worker + 1) % n));
  }

  return held.map((total) => total.map((entry) => entry / n));
}

function chunk(vector: Vec, index: number, n: number): Vec {
  const size = vector.length / n;
  const start = ((index + n) % n) * size;
  return vector.subarray(start, start + size);
}
