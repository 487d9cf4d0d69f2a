import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Divided by the number of steps",
  kind: "factor",
  feedback:
    "Your numbers are $\\frac1{n-1}\\sum_wg_w$. " +
    "A chunk makes $n-1$ steps, but its sum has $n$ terms: the one with which it set out counts too.",
  fails: [
    "The worked example: three workers",
    "One worker has nobody to talk to",
    "Every worker ends with the average",
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

  for (let s = 0; s < n - 1; s++) {
    for (const [worker, own] of held.entries()) net.send(worker, (worker + 1) % n, chunk(own, worker + 1 - s, n));
    net.tick();
    for (const [worker, own] of held.entries()) chunk(own, worker - s, n).set(net.recv(worker, (worker - 1 + n) % n));
  }

  return held.map((total) => total.map((entry) => entry / (n - 1)));
}

function chunk(vector: Vec, index: number, n: number): Vec {
  const size = vector.length / n;
  const start = ((index + n) % n) * size;
  return vector.subarray(start, start + size);
}
