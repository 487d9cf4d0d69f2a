import type { Fabric, Vec } from "numerics";

/**
 * Every worker ends with the average of all gradients. Each sends its own to each of the others, in one round.
 *
 * @param grads - grads[w] is the gradient of worker w, [p] each; must stay as they are
 * @param net - carries messages between the workers 0 to n - 1: send(from, to, payload), tick(), recv(at, from)
 * @returns what each worker holds in the end, n vectors [p]
 */
export function run(grads: Vec[], net: Fabric): Vec[] {
  throw new Error("run is not written yet");
}
