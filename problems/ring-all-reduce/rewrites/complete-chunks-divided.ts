import type { Fabric, Vec } from "numerics";

/** Divides only the chunk that a worker has complete, before the second trip. */
export function run(grads: Vec[], net: Fabric): Vec[] {
  const n = grads.length;
  const size = (grads[0] ?? new Float64Array()).length / n;
  const left = (w: number) => (w === 0 ? n - 1 : w - 1);
  const right = (w: number) => (w === n - 1 ? 0 : w + 1);
  const held = grads.map((grad) => new Float64Array(grad));
  const window = (w: number, c: number) => {
    const start = ((c + 2 * n) % n) * size;
    return (held[w] ?? new Float64Array()).subarray(start, start + size);
  };
  for (let s = 0; s < n - 1; s++) {
    for (let w = n - 1; w >= 0; w--) net.send(w, right(w), window(w, w - s));
    net.tick();
    for (let w = n - 1; w >= 0; w--) {
      const chunk = window(w, w - s - 1);
      chunk.set(net.recv(w, left(w)).map((entry, i) => entry + (chunk[i] ?? NaN)));
    }
  }
  for (let w = 0; w < n; w++) {
    const complete = window(w, w + 1);
    complete.set(complete.map((entry) => entry / n));
  }
  for (let s = 0; s < n - 1; s++) {
    for (let w = 0; w < n; w++) net.send(w, right(w), window(w, w + 1 - s));
    net.tick();
    for (let w = 0; w < n; w++) window(w, w - s).set(net.recv(w, left(w)));
  }
  return held;
}
