import { add, concat, scale, type Fabric, type Vec } from "numerics";

/** Lists of chunks, and another schedule: worker w begins with chunk w - 1, so that chunk c is complete at worker c. */
export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  const wrap = (index: number) => ((index % n) + n) % n;
  const cut = (grad: Vec): Vec[] => {
    const size = grad.length / n;
    return Array.from({ length: n }, (_, c) => grad.slice(c * size, (c + 1) * size));
  };
  const held = grads.map(cut);
  const round = (chunkOf: (worker: number) => number, take: (old: Vec, arrived: Vec) => Vec) => {
    held.forEach((chunks, worker) => {
      net.send(worker, wrap(worker + 1), chunks[wrap(chunkOf(worker))] ?? new Float64Array());
    });
    net.tick();
    held.forEach((chunks, worker) => {
      const index = wrap(chunkOf(worker - 1));
      chunks[index] = take(chunks[index] ?? new Float64Array(), net.recv(worker, wrap(worker - 1)));
    });
  };
  for (let s = 1; s < n; s++) round((worker) => worker - s, add);
  for (let s = 0; s < n - 1; s++)
    round(
      (worker) => worker - s,
      (_, arrived) => arrived,
    );
  return held.map((chunks) =>
    scale(
      chunks.reduce((left, right) => concat(left, right)),
      1 / n,
    ),
  );
}
