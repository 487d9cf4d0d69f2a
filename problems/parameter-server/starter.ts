import type { Fabric, Vec } from "numerics";

/**
 * One step of gradient descent: the workers send their gradients to the server, node n, which updates the weights with
 * the average gradient and sends them back.
 *
 * @param w0 - the weights, [p]; the server has them; must stay as they are
 * @param grads - grads[w] is the gradient of worker w, [p] each; must stay as they are
 * @param lr - learning rate; the server has it
 * @param net - links between node n and each of the workers 0 to n - 1: send(from, to, payload), tick(), recv(at, from)
 * @returns the weights that each worker holds in the end, n vectors [p]
 */
export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  throw new Error("run is not written yet");
}
