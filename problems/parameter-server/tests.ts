import { defineTests, type GridFigure } from "allclose";
import { messageFabric, type RecordedFabric, type Rng, type Vec } from "numerics";

interface Setting {
  w0: Vec;
  grads: Vec[];
  lr: number;
}

function settingOf(workers: number, p: number, rng: Rng): Setting {
  const vector = (mean: number) => Float64Array.from({ length: p }, () => rng.normal(mean, 2));
  return { w0: vector(3), grads: Array.from({ length: workers }, () => vector(1)), lr: 0.05 + rng.uniform() };
}

/** Links of the server, node `workers`, alone. */
const toAndFromServer =
  (workers: number) =>
  (from: number, to: number): boolean =>
    from === workers || to === workers;

/** What every worker ends with when `share` of every vector arrives: 1 on a sound network. */
function updated({ w0, grads, lr }: Setting, share = 1): Vec {
  const slope = (i: number): number => grads.reduce((sum, grad) => sum + (grad[i] ?? NaN), 0) / grads.length;
  return w0.map((weight, i) => share * (weight - lr * share * slope(i)));
}

const atEveryWorker = (setting: Setting, share?: number): Vec[] => setting.grads.map(() => updated(setting, share));

/** Numbers carried from each node (rows) to each node (columns); the last one is the server. */
function traffic({ log }: RecordedFabric, workers: number): number[][] {
  const carried = Array.from({ length: workers + 1 }, () => new Array<number>(workers + 1).fill(0));
  for (const { from, to, payload } of log) {
    const row = carried[from];
    if (row) row[to] = (row[to] ?? 0) + payload.length;
  }
  return carried;
}

function trafficFigure(student: RecordedFabric, reference: RecordedFabric, workers: number): GridFigure {
  const names = [...Array.from({ length: workers }, (_, worker) => String(worker)), "server"];
  return {
    kind: "grid",
    title: `Who sent how much to whom: ${workers} workers and the server, gradients of 3 numbers`,
    alt: "Two tables of senders and receivers with the numbers carried between them, yours and the reference's, in which only the last row and the last column, those of the server, are filled.",
    caption: "Every message has the server at one end: it carries n vectors in and n out, a worker one of each.",
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

/** A sum of up to six numbers of size one, in any order. */
const anyOrder = { rtol: 1e-11, atol: 1e-11 };

export default defineTests<typeof import("./reference")>(({ test, student, reference }) => {
  test("Every worker ends with a vector as long as the weights", { points: 1, visibility: "public" }, async (t) => {
    const workers = 4;
    const { w0, grads, lr } = settingOf(workers, 3, t.rng("setting"));
    const isLink = toAndFromServer(workers);
    const [net, referenceNet] = [t.fabric(workers + 1, { isLink }), messageFabric(workers + 1, isLink)];
    const results = await student.run(w0, grads, lr, net);
    reference.run(w0, grads, lr, referenceNet);
    t.figure(trafficFigure(net, referenceNet, workers));
    t.equal(results.length, workers, "Vectors returned");
    for (const [worker, result] of results.entries()) t.equal(result.length, 3, `Length of worker ${worker}'s vector`);
  });

  test("The worked example: three workers", { points: 1, visibility: "public" }, async (t) => {
    const net = t.fabric(4, { isLink: toAndFromServer(3) });
    const grads = [Float64Array.of(3, 0), Float64Array.of(6, -3), Float64Array.of(0, 9)];
    const results = await student.run([1, 2], grads, 0.5, net);
    t.close(
      results,
      grads.map(() => [-0.5, 1]),
    );
    t.equal(net.log.length, 6, "Messages sent");
  });

  test("A single worker talks to the server too", { points: 1, visibility: "public" }, async (t) => {
    const net = t.fabric(2, { isLink: toAndFromServer(1) });
    t.close(await student.run([2, -1, 0], [Float64Array.of(10, -20, 0.5)], 0.1, net), [[1, 1, -0.05]]);
    t.equal(net.log.length, 2, "Messages sent");
  });

  test(
    "Every worker ends with the weights after one step",
    {
      points: 3,
      hint: "All workers get the same weights: w0 minus lr times the average of all gradients. Try two workers and lr = 1.",
    },
    async (t) => {
      for (const [workers, p] of [
        [2, 3],
        [6, 4],
      ] as const) {
        const setting = settingOf(workers, p, t.rng(`${workers} workers`));
        const net = t.fabric(workers + 1, { isLink: toAndFromServer(workers) });
        t.close(await student.run(setting.w0, setting.grads, setting.lr, net), atEveryWorker(setting), anyOrder);
      }
    },
  );

  test(
    "With lr = 0 the weights stay as they were",
    { points: 1, hint: "0 is a learning rate like any other: beware of a default that replaces it." },
    async (t) => {
      const { w0, grads } = settingOf(2, 2, t.rng("setting"));
      t.close(await student.run(w0, grads, 0, t.fabric(3, { isLink: toAndFromServer(2) })), [w0, w0]);
    },
  );

  test(
    "Gradients go up in one round, weights come down in the next",
    {
      points: 2,
      hint: "Count the messages of each round, their length and where they go: n to the server, then n from the server, of p numbers each, all of them received.",
    },
    async (t) => {
      for (const [workers, p] of [
        [3, 4],
        [5, 1],
      ] as const) {
        const { w0, grads, lr } = settingOf(workers, p, t.rng(`${workers} workers`));
        const net = t.fabric(workers + 1, { isLink: toAndFromServer(workers) });
        await student.run(w0, grads, lr, net);
        const [up, down] = [net.log.filter(({ to }) => to === workers), net.log.filter(({ from }) => from === workers)];
        t.equal(up.length, workers, "Messages to the server");
        t.equal(down.length, workers, "Messages from the server");
        for (const { from, to, payload } of net.log)
          t.equal(payload.length, p, `Size of a message from ${from} to ${to}`);
        t.equal(new Set(up.map(({ from }) => from)).size, workers, "Workers that sent something");
        t.equal(new Set(down.map(({ to }) => to)).size, workers, "Workers that were sent something");
        t.equal(net.rounds, 2, "Rounds");
        t.equal(net.waiting, 0, "Messages that nobody received");
      }
    },
  );

  test(
    "Every node computes with what it received",
    {
      points: 4,
      hint: "On this network half of every vector arrives. The server may use w0, lr and what the workers sent; a worker has nothing to compute.",
    },
    async (t) => {
      for (const [workers, p] of [
        [1, 2],
        [3, 3],
      ] as const) {
        const setting = settingOf(workers, p, t.rng(`${workers} workers`));
        const faulty = t.fabric(workers + 1, {
          isLink: toAndFromServer(workers),
          arrives: (payload) => payload.map((entry) => entry / 2),
        });
        const results = await student.run(setting.w0, setting.grads, setting.lr, faulty);
        t.close(results, atEveryWorker(setting, 0.5), anyOrder);
      }
    },
  );

  test(
    "Weights and gradients stay as they were",
    { points: 1, hint: "Update a copy: `w0` and the vectors in `grads` belong to whoever calls you." },
    async (t) => {
      const { w0, grads, lr } = settingOf(3, 3, t.rng("setting"));
      await student.run(w0, grads, lr, t.fabric(4, { isLink: toAndFromServer(3) }));
      t.pure();
    },
  );
});
