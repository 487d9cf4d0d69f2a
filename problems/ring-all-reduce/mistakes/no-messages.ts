import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "No messages",
  kind: "budget",
  feedback:
    "Your averages are right, and the network has carried nothing: every worker has read all of `grads`. " +
    "On $n$ machines a worker has only its own gradient. What else it knows came through `net.recv`.",
  fails: [
    "The worked example: three workers",
    "One message of p/n numbers from every worker in every round",
    "A worker computes with what it received",
  ],
} satisfies Mistake;

export function run(grads: Vec[]): Vec[] {
  const total = new Float64Array(grads[0]?.length ?? 0);
  for (const grad of grads) for (const [i, entry] of grad.entries()) total[i] = (total[i] ?? 0) + entry;
  return grads.map(() => total.map((entry) => entry / grads.length));
}
