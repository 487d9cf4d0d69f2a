import type { Fabric, Vec } from "numerics";

/**
 * The average of all gradients at every worker, by chunks of p/n numbers that go around a ring twice.
 *
 * First trip: in round s worker w passes on its chunk w - s, and adds to its own chunk w - 1 - s what comes from the
 * left. Chunk c sets out at worker c and grows by one gradient at every stop, so after n - 1 rounds worker w has chunk
 * w + 1 complete. Second trip: the complete chunks go around once more, and are copied instead of added. Chunk numbers
 * count modulo n.
 *
 * Every worker is busy in every round, and none carries more than 2p·(n - 1)/n numbers each way, however many there are.
 *
 * @param grads - grads[w] is the gradient of worker w, [p] each with p a multiple of n; left unchanged
 * @param net - each worker may send to the next one, and the last one to worker 0
 * @returns what each worker holds in the end, n vectors [p]
 */
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

  return held.map((total) => total.map((entry) => entry / n));
}

/** Chunk `index` modulo n of a vector cut into n: a window on it, no copy. */
function chunk(vector: Vec, index: number, n: number): Vec {
  const size = vector.length / n;
  const start = ((index + n) % n) * size;
  return vector.subarray(start, start + size);
}
