import { add, scale, type Fabric, type Vec } from "numerics";

/** Divides before sending and folds the inbox with the engine's vectors. */
export function run(grads: Vec[], net: Fabric): Vec[] {
  const shares: Vec[] = grads.map((grad) => scale(grad, 1 / grads.length));
  const others = (worker: number) => [...grads.keys()].filter((other) => other !== worker);
  shares.forEach((share, worker) => {
    for (const other of others(worker)) net.send(worker, other, share);
  });
  net.tick();
  return shares.map((share, worker) => {
    const inbox: Vec[] = others(worker).map((other) => net.recv(worker, other));
    return inbox.reduce((sum, received) => add(sum, received), share);
  });
}
