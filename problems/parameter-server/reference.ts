import type { Fabric, Vec } from "numerics";

/**
 * One step w0 - lr·(average gradient), by n messages to the server and n back, of p numbers each.
 *
 * The server must hear all gradients before it can say anything, so there are two rounds. It takes one step with the
 * average and sends everyone the same weights; a worker never sees another one's gradient.
 *
 * @param w0 - the weights, [p]; left unchanged
 * @param grads - grads[w] is the gradient of worker w, [p] each; left unchanged
 * @param lr - learning rate
 * @param net - links between node n, the server, and each worker
 * @returns the weights that each worker holds in the end, n vectors [p]
 */
export function run(w0: Vec, grads: Vec[], lr: number, net: Fabric): Vec[] {
  const server = grads.length;
  for (const [worker, grad] of grads.entries()) net.send(worker, server, grad);
  net.tick();

  const weights = w0.slice();
  for (const worker of grads.keys())
    for (const [i, entry] of net.recv(server, worker).entries())
      weights[i] = (weights[i] ?? 0) - (lr * entry) / grads.length;
  for (const worker of grads.keys()) net.send(server, worker, weights);
  net.tick();

  return grads.map((_, worker) => net.recv(worker, server));
}
