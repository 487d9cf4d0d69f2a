import { messageFabric, seededRng, vec, type Vec } from "numerics";
import { defineExplorer } from "./explorer";
import { numberField, type Values } from "./fields";
import { spread } from "./plot";

const fields = {
  workers: numberField({ label: "workers n", least: 2, most: 8, step: 1, initial: 4, isWhole: true }),
  round: numberField({
    label: "rounds done",
    least: 0,
    most: 14,
    step: 1,
    initial: 0,
    isWhole: true,
    as: "steps",
    mostFor: ({ workers }: Values) => 2 * (Number(workers) - 1),
  }),
};

/** What the workers hold after some rounds, and how it came about. */
export interface RingState {
  /** [worker][chunk]: the sum so far, of the first number of each chunk. */
  sums: number[][];
  /** [worker][chunk]: how many workers' gradients are in that sum. */
  shares: number[][];
  /** Sent so far. */
  messageCount: number;
  /** What the next round sends; none when all is done. */
  next: { from: number; to: number; chunk: number }[];
}

/** Ring all-reduce over a fabric in which every worker reaches only the next one, stopped after `rounds` rounds. */
export function runRing(gradients: readonly (readonly number[])[], rounds: number): RingState {
  const n = gradients.length;
  const after = (worker: number) => (worker + 1) % n;
  const before = (worker: number) => (worker + n - 1) % n;
  const net = messageFabric(n, (from, to) => to === after(from));
  const workers = gradients.map((_, worker) => worker);
  const sums = gradients.map((chunks) => [...chunks]);
  const shares = workers.map(() => workers.map(() => 1));
  /** What a worker sends in a round: sums on their way round first, then finished ones. */
  const chunkSent = (worker: number, round: number) =>
    round < n - 1 ? (worker - round + 2 * n) % n : (worker + 1 - (round - (n - 1)) + 2 * n) % n;

  for (let round = 0; round < rounds; round++) {
    for (const worker of workers) {
      const chunk = chunkSent(worker, round);
      net.send(worker, after(worker), pack(sums[worker]?.[chunk], shares[worker]?.[chunk]));
    }
    net.tick();
    for (const worker of workers) {
      const sender = before(worker);
      const chunk = chunkSent(sender, round);
      const [sum = NaN, share = NaN] = net.recv(worker, sender);
      const [ownSums, ownShares] = [sums[worker] ?? [], shares[worker] ?? []];
      const isGathering = round >= n - 1;
      ownSums[chunk] = isGathering ? sum : (ownSums[chunk] ?? 0) + sum;
      ownShares[chunk] = isGathering ? share : (ownShares[chunk] ?? 0) + share;
    }
  }
  const isDone = rounds >= 2 * (n - 1);
  return {
    sums,
    shares,
    messageCount: net.log.length,
    next: isDone ? [] : workers.map((from) => ({ from, to: after(from), chunk: chunkSent(from, rounds) })),
  };
}

const pack = (sum = NaN, share = NaN): Vec => vec([sum, share]);

/** Small whole numbers, so that sums can be followed by eye. */
export function gradientsFor(n: number): number[][] {
  const rng = seededRng("ring").split(String(n));
  return Array.from({ length: n }, () => Array.from({ length: n }, () => 1 + rng.int(9)));
}

export const ringAllReduce = defineExplorer({
  slug: "ring-all-reduce",
  title: "Ring all-reduce, round by round",
  summary: "How n workers add up their gradients when each one talks only to the next.",
  introduction:
    "Every gradient is cut into n chunks. In the first n − 1 rounds sums travel round the ring and grow, until each worker has one chunk finished. In the next n − 1 rounds the finished chunks travel on, until everybody has them all.",
  problems: ["ring-all-reduce", "all-to-all", "parameter-server"],
  fields,
  suggestions: [
    { label: "From the beginning", values: { workers: 4, round: 0 } },
    { label: "Half-way: one finished chunk each", values: { workers: 4, round: 3 } },
    { label: "Everybody has everything", values: { workers: 4, round: 6 } },
    { label: "Eight workers", values: { workers: 8, round: 1 } },
  ],
  look({ workers: n, round }) {
    const gradients = gradientsFor(n);
    const { sums, shares, messageCount, next } = runRing(gradients, round);
    const total = 2 * (n - 1);
    const names = spread(0, n - 1, n).map(String);
    const finished = shares.flat().filter((share) => share === n).length;
    const phase =
      next.length === 0
        ? "Every worker has every sum"
        : round < n - 1
          ? "Sums travel and grow"
          : "Finished sums travel on";
    const coming =
      next.length === 0
        ? "Nothing is left to send."
        : `Next, ${next.map(({ from, to, chunk }) => `worker ${from} sends chunk ${chunk} to ${to}`).join(", ")}.`;
    return {
      pictures: [
        {
          kind: "ring",
          title: next.length === 0 ? `Done after ${total} rounds` : `Round ${round + 1} of ${total}`,
          alt: `${n} workers in a ring, each with ${n} chunks. ${phase}. ${coming}`,
          shares,
          messages: next,
        },
        {
          kind: "grid",
          title: "The sums",
          alt: `Each worker's chunks after ${round} ${round === 1 ? "round" : "rounds"}, beside the sums that all want.`,
          cells: "amounts",
          rowLabel: "worker",
          columnLabel: "chunk",
          cellLabel: "first number of the chunk's sum",
          rowNames: names,
          columnNames: names,
          panels: [
            { role: "student", label: "now", values: sums.map((row) => [...row]) },
            { role: "reference", label: "in the end", values: gradients.map(() => totalsOf(gradients)) },
          ],
        },
      ],
      sentence: `${phase}: after ${round} of ${total} rounds ${finished} of ${n * n} chunks are finished. ${coming} So far ${messageCount} messages of size p/${n} were sent, ${round} by each worker; in the end it will be ${n * total}, and each worker will have sent ${total}/${n} of p.`,
    };
  },
});

const totalsOf = (gradients: readonly (readonly number[])[]): number[] =>
  gradients.map((_, chunk) => gradients.reduce((total, chunks) => total + (chunks[chunk] ?? 0), 0));
