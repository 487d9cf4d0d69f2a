import type { Fabric, Vec } from "numerics";

/**
 * Every worker ends with the average of all gradients, and has sent one chunk of p/n numbers to its right neighbour in
 * each of 2(n - 1) rounds.
 *
 * @param grads - grads[w] is the gradient of worker w, [p] each with p a multiple of n; must stay as they are
 * @param net - links from each worker w to (w + 1) % n alone: send(from, to, payload), tick(), recv(at, from)
 * @returns what each worker holds in the end, n vectors [p]
 */
export function run(grads: Vec[], net: Fabric): Vec[] {
  throw new Error("run is not written yet");
}
