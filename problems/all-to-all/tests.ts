import { defineTests, type GridFigure } from "allclose";
import { messageFabric, type RecordedFabric, type Rng, type Vec } from "numerics";

function gradientsOf(workers: number, p: number, rng: Rng): Vec[] {
  return Array.from({ length: workers }, () => Float64Array.from({ length: p }, () => rng.normal(1, 2)));
}

/** What each worker ends with when `share` of every vector arrives: 1 on a sound network. */
function averages(grads: readonly Vec[], share = 1): Vec[] {
  const entryOf = (worker: number, i: number): number =>
    grads.reduce((sum, grad, other) => sum + (other === worker ? 1 : share) * (grad[i] ?? NaN), 0) / grads.length;
  return grads.map((own, worker) => own.map((_, i) => entryOf(worker, i)));
}

/** Numbers carried from each worker (rows) to each worker (columns). */
function traffic({ log }: RecordedFabric, workers: number): number[][] {
  const carried = Array.from({ length: workers }, () => new Array<number>(workers).fill(0));
  for (const { from, to, payload } of log) {
    const row = carried[from];
    if (row) row[to] = (row[to] ?? 0) + payload.length;
  }
  return carried;
}

function trafficFigure(student: RecordedFabric, reference: RecordedFabric, workers: number): GridFigure {
  const names = Array.from({ length: workers }, (_, worker) => String(worker));
  return {
    kind: "grid",
    title: `Who sent how much to whom: ${workers} workers, gradients of 3 numbers`,
    alt: "Two tables of senders and receivers with the numbers carried between them, yours and the reference's, in which every worker sends 3 numbers to every other one and nothing to itself.",
    caption: "All pairs are alike: no worker is a bottleneck, but each carries n - 1 whole gradients in and out.",
    rowLabel: "sender",
    columnLabel: "receiver",
    cellLabel: "numbers sent",
    rowNames: names,
    columnNames: names,
    panels: [
      { role: "student", values: traffic(student, workers) },
      { role: "reference", values: traffic(reference, workers) },
    ],
  };
}

/** A worker adds up to five numbers of size one, in any order. */
const anyOrder = { rtol: 1e-11, atol: 1e-11 };

export default defineTests<typeof import("./reference")>(({ test, student, reference }) => {
  test("Every worker ends with a vector as long as the gradients", { points: 1, visibility: "public" }, async (t) => {
    const workers = 4;
    const grads = gradientsOf(workers, 3, t.rng("gradients"));
    const [net, referenceNet] = [t.fabric(workers), messageFabric(workers)];
    const results = await student.run(grads, net);
    reference.run(grads, referenceNet);
    t.figure(trafficFigure(net, referenceNet, workers));
    t.equal(results.length, workers, "Vectors returned");
    for (const [worker, result] of results.entries()) t.equal(result.length, 3, `Length of worker ${worker}'s vector`);
  });

  test("The worked example: three workers", { points: 1, visibility: "public" }, async (t) => {
    const net = t.fabric(3);
    const results = await student.run([Float64Array.of(3, 0), Float64Array.of(6, -3), Float64Array.of(0, 9)], net);
    t.close(
      results,
      Array.from({ length: 3 }, () => [3, 2]),
    );
    t.equal(net.log.length, 6, "Messages sent");
  });

  test("One worker has nobody to talk to", { points: 1, visibility: "public" }, async (t) => {
    const net = t.fabric(1);
    t.close(await student.run([Float64Array.of(2, -7, 0.5)], net), [[2, -7, 0.5]]);
    t.equal(net.log.length, 0, "Messages sent");
  });

  test(
    "Every worker ends with the average",
    {
      points: 3,
      hint: "Add all n gradients, the worker's own among them, and divide by n. Try two workers and numbers of both signs.",
    },
    async (t) => {
      for (const [workers, p] of [
        [2, 3],
        [5, 4],
      ] as const) {
        const grads = gradientsOf(workers, p, t.rng(`${workers} workers`));
        t.close(await student.run(grads, t.fabric(workers)), averages(grads), anyOrder);
      }
    },
  );

  test(
    "Each worker sends its gradient once to each of the others, in one round",
    {
      points: 2,
      hint: "Count the messages, their length and the rounds. Of n workers each has n - 1 others, and who sends does not hinder who else sends.",
    },
    async (t) => {
      for (const [workers, p] of [
        [2, 4],
        [4, 1],
      ] as const) {
        const grads = gradientsOf(workers, p, t.rng(`${workers} workers`));
        const net = t.fabric(workers);
        await student.run(grads, net);
        t.equal(net.log.length, workers * (workers - 1), "Messages sent");
        for (const { from, to, payload } of net.log)
          t.equal(payload.length, p, `Size of a message from ${from} to ${to}`);
        const links = new Set(net.log.map(({ from, to }) => `${from} to ${to}`));
        t.equal(links.size, workers * (workers - 1), "Pairs of sender and receiver that were used");
        t.equal(net.rounds, 1, "Rounds");
        t.equal(net.waiting, 0, "Messages that nobody received");
      }
    },
  );

  test(
    "A worker computes with what it received",
    {
      points: 3,
      hint: "On this network half of every vector arrives. Between sending and returning, read nothing of `grads` but the worker's own gradient.",
    },
    async (t) => {
      for (const [workers, p] of [
        [2, 2],
        [3, 3],
      ] as const) {
        const grads = gradientsOf(workers, p, t.rng(`${workers} workers`));
        const faulty = t.fabric(workers, { arrives: (payload) => payload.map((entry) => entry / 2) });
        t.close(await student.run(grads, faulty), averages(grads, 0.5), anyOrder);
      }
    },
  );

  test(
    "The gradients stay as they were",
    { points: 1, hint: "Add into a copy: the vectors in `grads` belong to whoever calls you." },
    async (t) => {
      for (const workers of [1, 3])
        await student.run(gradientsOf(workers, 3, t.rng(`${workers} workers`)), t.fabric(workers));
      t.pure();
    },
  );
});
