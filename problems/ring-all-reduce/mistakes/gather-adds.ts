import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Added on the second trip",
  kind: "formula",
  feedback:
    "Your second trip adds the complete chunks to the parts that are there, which counts gradients twice. " +
    "A complete chunk replaces what the worker holds of it.",
  fails: [
    "The worked example: three workers",
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
    for (const [worker, own] of held.entries()) {
      const mine = chunk(own, worker - s, n);
      for (const [i, entry] of net.recv(worker, (worker - 1 + n) % n).entries()) mine[i] = (mine[i] ?? 0) + entry;
    }
  }

  return held.map((total) => total.map((entry) => entry / n));
}

function chunk(vector: Vec, index: number, n: number): Vec {
  const size = vector.length / n;
  const start = ((index + n) % n) * size;
  return vector.subarray(start, start + size);
}
