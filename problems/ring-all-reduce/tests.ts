import { defineTests, type GridFigure } from "allclose";
import { messageFabric, type RecordedFabric, type Rng, type Vec } from "numerics";

function gradientsOf(workers: number, p: number, rng: Rng): Vec[] {
  return Array.from({ length: workers }, () => Float64Array.from({ length: p }, () => rng.normal(1, 2)));
}

const toTheRight =
  (workers: number) =>
  (from: number, to: number): boolean =>
    to === (from + 1) % workers;

function average(grads: readonly Vec[]): number[] {
  return Array.from(grads[0] ?? [], (_, i) => grads.reduce((sum, grad) => sum + (grad[i] ?? NaN), 0) / grads.length);
}

/** What the workers hold of one entry where half of every message is lost and its sum was complete at `owner`. */
function halved(entries: readonly number[], owner: number): number[] {
  const n = entries.length;
  const atOwner = entries.reduce((sum, entry, worker) => sum + entry * Math.pow(0.5, (owner - worker + n) % n), 0) / n;
  return entries.map((_, worker) => atOwner * Math.pow(0.5, (worker - owner + n) % n));
}

/** Numbers sent in each round (rows) by each worker (columns); as many rounds as the reference has, or a few more. */
function traffic({ log, rounds }: RecordedFabric, workers: number, most: number): number[][] {
  const sent = Array.from({ length: Math.min(rounds, most) }, () => new Array<number>(workers).fill(0));
  for (const { round, from, payload } of log) {
    const row = sent[round];
    if (row) row[from] = (row[from] ?? 0) + payload.length;
  }
  return sent;
}

function trafficFigure(student: RecordedFabric, reference: RecordedFabric, workers: number): GridFigure {
  const rows = 12;
  const none = [new Array<number>(workers).fill(0)];
  const panels = [
    { role: "student", values: traffic(student, workers, rows) },
    { role: "reference", values: traffic(reference, workers, rows) },
  ] as const;
  return {
    kind: "grid",
    title: `How much each worker sends in each round: ${workers} workers, gradients of 3 numbers`,
    alt: "Two tables of rounds and workers with the numbers sent, yours and the reference's, in which every worker sends 1 number in each of 4 rounds.",
    caption: "On a ring nobody waits and nobody is a bottleneck: every worker sends one chunk in every round.",
    rowLabel: "round",
    columnLabel: "worker",
    cellLabel: "numbers sent",
    panels: panels.map(({ role, values }) => ({ role, values: values.length === 0 ? none : values })),
  };
}

/** The order of summation differs from chunk to chunk, over up to five numbers of size one. */
const anyOrder = { rtol: 1e-11, atol: 1e-11 };

export default defineTests<typeof import("./reference")>(({ test, student, reference }) => {
  test("Every worker ends with a vector as long as the gradients", { points: 1, visibility: "public" }, async (t) => {
    const [workers, p] = [2, 6];
    const grads = gradientsOf(workers, p, t.rng("gradients"));
    const results = await student.run(grads, t.fabric(workers, { isLink: toTheRight(workers) }));
    t.equal(results.length, workers, "Vectors returned");
    for (const [worker, result] of results.entries()) t.equal(result.length, p, `Length of worker ${worker}'s vector`);
  });

  test("The worked example: three workers", { points: 2, visibility: "public" }, async (t) => {
    const isLink = toTheRight(3);
    const [net, referenceNet] = [t.fabric(3, { isLink }), messageFabric(3, isLink)];
    const grads = [Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6), Float64Array.of(10, 2, 3)];
    const results = await student.run(grads, net);
    reference.run(grads, referenceNet);
    t.figure(trafficFigure(net, referenceNet, 3));
    t.close(
      results,
      grads.map(() => [5, 3, 4]),
    );
    t.equal(net.log.length, 12, "Messages sent");
  });

  test("One worker has nobody to talk to", { points: 1, visibility: "public" }, async (t) => {
    const net = t.fabric(1);
    t.close(await student.run([Float64Array.of(2, -7, 0.5)], net), [[2, -7, 0.5]]);
    t.equal(net.log.length, 0, "Messages sent");
    t.equal(net.rounds, 0, "Rounds");
  });

  test(
    "Every worker ends with the average",
    {
      points: 4,
      hint: "Write down what each worker holds after every round, as in the worked example, for two workers and for chunks of more than one number.",
    },
    async (t) => {
      for (const [workers, p] of [
        [2, 2],
        [4, 8],
      ] as const) {
        const grads = gradientsOf(workers, p, t.rng(`${workers} workers`));
        const expected = average(grads);
        const results = await student.run(grads, t.fabric(workers, { isLink: toTheRight(workers) }));
        t.close(
          results,
          grads.map(() => expected),
          anyOrder,
        );
      }
    },
  );

  test(
    "One message of p/n numbers from every worker in every round",
    {
      points: 4,
      hint: "Count rounds, messages and their length. Each trip takes n - 1 rounds, and nobody sends more than one chunk in a round.",
    },
    async (t) => {
      const [workers, p] = [3, 6];
      const net = t.fabric(workers, { isLink: toTheRight(workers) });
      await student.run(gradientsOf(workers, p, t.rng("gradients")), net);
      const rounds = 2 * (workers - 1);
      for (const { payload } of net.log) t.equal(payload.length, p / workers, "Size of a message");
      t.equal(net.log.length, workers * rounds, "Messages sent");
      t.equal(net.rounds, rounds, "Rounds");
      const turns = new Set(net.log.map(({ round, from }) => `${round}: ${from}`));
      t.equal(turns.size, workers * rounds, "Pairs of round and worker in which something was sent");
      t.equal(net.waiting, 0, "Messages that nobody received");
    },
  );

  test(
    "A worker computes with what it received",
    {
      points: 5,
      hint: "On this network half of every vector arrives. Whatever a worker adds or copies must come from net.recv or from its own gradient.",
    },
    async (t) => {
      for (const [workers, p] of [
        [2, 4],
        [3, 3],
      ] as const) {
        const grads = gradientsOf(workers, p, t.rng(`${workers} workers`));
        const faulty = t.fabric(workers, {
          isLink: toTheRight(workers),
          arrives: (payload) => payload.map((entry) => entry / 2),
        });
        const results = await student.run(grads, faulty);
        // Schedules differ in where a sum is complete: the nearest of the possible answers is asked for.
        const expected = grads.map(() => new Float64Array(p));
        for (let i = 0; i < p; i++) {
          const error = (answer: readonly number[]): number =>
            Math.max(...answer.map((entry, worker) => Math.abs(entry - (results[worker]?.[i] ?? NaN))));
          const answers = grads
            .map((_, owner) =>
              halved(
                grads.map((grad) => grad[i] ?? NaN),
                owner,
              ),
            )
            .sort((one, two) => error(one) - error(two));
          for (const [worker, row] of expected.entries()) row[i] = answers[0]?.[worker] ?? NaN;
        }
        t.close(results, expected, anyOrder);
      }
    },
  );

  test(
    "The gradients stay as they were",
    { points: 1, hint: "Add into copies: the vectors in `grads` belong to whoever calls you." },
    async (t) => {
      for (const workers of [1, 2]) {
        const net = t.fabric(workers, { isLink: toTheRight(workers) });
        await student.run(gradientsOf(workers, 2, t.rng(`${workers} workers`)), net);
      }
      t.pure();
    },
  );
});
