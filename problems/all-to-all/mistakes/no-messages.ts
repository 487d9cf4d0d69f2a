import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "No messages",
  kind: "budget",
  feedback:
    "Your averages are right, and the network has carried nothing: every worker has read all of `grads`. " +
    "On $n$ machines a worker has only its own gradient. Send first, then compute with what `net.recv` gives you.",
  fails: [
    "The worked example: three workers",
    "Each worker sends its gradient once to each of the others, in one round",
    "A worker computes with what it received",
  ],
} satisfies Mistake;

export function run(grads: Vec[]): Vec[] {
  const total = new Float64Array(grads[0]?.length ?? 0);
  for (const grad of grads) for (const [i, entry] of grad.entries()) total[i] = (total[i] ?? 0) + entry;
  return grads.map(() => total.map((entry) => entry / grads.length));
}
