import type { Mistake } from "allclose";
import type { Fabric, Vec } from "numerics";

export const mistake = {
  title: "Sums in the gradients",
  kind: "memory",
  feedback:
    "Your code adds what arrives into the vectors of `grads` themselves. " +
    "They belong to the caller, who needs them after the step too. Start from a copy, such as `grads[w].slice()`.",
  fails: ["The gradients stay as they were"],
} satisfies Mistake;

export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  for (const [worker, own] of grads.entries())
    for (let other = 0; other < n; other++) if (other !== worker) net.send(worker, other, own);
  net.tick();
  return grads.map((own, worker) => {
    const total = own;
    for (let other = 0; other < n; other++) {
      if (other === worker) continue;
      for (const [i, entry] of net.recv(worker, other).entries()) total[i] = (total[i] ?? 0) + entry;
    }
    return total.map((entry) => entry / n);
  });
}
