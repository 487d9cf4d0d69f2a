import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Sums in the gradients",
  kind: "memory",
  feedback:
    "Your code adds what arrives into the vectors of `grads` themselves. " +
    "They belong to the caller. Start from copies, such as `grads[w].slice()`.",
  fails: ["The gradients stay as they were"],
} satisfies Mistake;

export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  const held = grads;

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

  return held.map((total) => total.map((entry) => entry / n));
}

function chunk(vector: Vec, index: number, n: number): Vec {
  const size = vector.length / n;
  const start = ((index + n) % n) * size;
  return vector.subarray(start, start + size);
}
