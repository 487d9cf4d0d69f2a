import type { Fabric, Vec } from "numerics";

/**
 * The average of all gradients at every worker, by n·(n - 1) messages of p numbers.
 *
 * Everything is sent before the round is closed, so one round is enough. Afterwards each worker adds what it received to
 * a copy of its own gradient: the others' gradients in `grads` are not its to read.
 *
 * @param grads - grads[w] is the gradient of worker w, [p] each; left unchanged
 * @param net - every worker may send to every other one
 * @returns what each worker holds in the end, n vectors [p]
 */
export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  for (const [worker, own] of grads.entries())
    for (let other = 0; other < n; other++) if (other !== worker) net.send(worker, other, own);
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
