import fc from "fast-check";
import { DomainError, messageFabric, vec, type Vec } from "numerics";

test("a message arrives when its round is closed, not before", () => {
  const net = messageFabric(2);
  net.send(0, 1, vec([1, 2]));
  expect(() => net.recv(1, 0)).toThrow(
    "recv: needs a message from 0 to 1 of a closed round, got only one of this round",
  );
  net.tick();
  expect(net.recv(1, 0)).toEqual(vec([1, 2]));
  expect(() => net.recv(1, 0)).toThrow("recv: needs a message from 0 to 1, got none");
});

test("links are first in, first out, and do not mix", () => {
  const step = fc.record({ from: fc.nat(3), to: fc.nat(3), closes: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const net = messageFabric(4);
      const sent = steps.filter(({ from, to }) => from !== to);
      sent.forEach(({ from, to, closes }, number) => {
        net.send(from, to, vec([number]));
        if (closes) net.tick();
      });
      net.tick();
      expect(net.waiting).toBe(sent.length);
      // Link by link, the order of which does not matter.
      const byLink = sent
        .map((link, number) => ({ ...link, number }))
        .toSorted((first, second) => first.to - second.to || first.from - second.from);
      for (const { from, to, number } of byLink) expect(net.recv(to, from)).toEqual(vec([number]));
      expect(net.waiting).toBe(0);
    }),
  );
});

test("payloads are copied on the way: nobody shares memory with another, nor with the log", () => {
  const net = messageFabric(2);
  const payload = vec([1]);
  net.send(0, 1, payload);
  payload[0] = 2;
  net.tick();
  const received = net.recv(1, 0);
  received[0] = 3;
  expect(net.log[0]?.payload).toEqual(vec([1]));
});

test("everything is recorded, with its round", () => {
  const net = messageFabric(3);
  net.send(0, 1, vec([1]));
  net.tick();
  net.tick();
  net.send(2, 0, vec([4, 5]));
  expect(net.log).toEqual([
    { round: 0, from: 0, to: 1, payload: vec([1]) },
    { round: 2, from: 2, to: 0, payload: vec([4, 5]) },
  ]);
  expect([net.rounds, net.waiting]).toEqual([2, 2]);
});

test("a ring of four averages in 2(n − 1) rounds of n messages", () => {
  const n = 4;
  const net = messageFabric(n, (from, to) => to === (from + 1) % n);
  const held = Array.from({ length: n }, (_, worker) =>
    Array.from({ length: n }, (_unused, chunk) => vec([10 * worker + chunk])),
  );
  const chunkOf = (worker: number, chunk: number): Vec => held[worker]?.[((chunk % n) + n) % n] ?? vec([]);
  for (let round = 0; round < 2 * (n - 1); round++) {
    const isGathering = round >= n - 1;
    for (let worker = 0; worker < n; worker++)
      net.send(worker, (worker + 1) % n, chunkOf(worker, worker - round + (isGathering ? n : 0)));
    net.tick();
    for (let worker = 0; worker < n; worker++) {
      const from = (worker + n - 1) % n;
      const own = chunkOf(worker, from - round);
      const arrived = net.recv(worker, from);
      own[0] = isGathering ? (arrived[0] ?? NaN) : (own[0] ?? NaN) + (arrived[0] ?? NaN);
    }
  }
  expect(held.map((chunks) => chunks.map(([value]) => value))).toEqual(
    Array.from({ length: n }, () => [60, 64, 68, 72]),
  );
  expect([net.rounds, net.log.length]).toEqual([6, 24]);
});

test.each([
  ["send: needs a link between the nodes, got none from 0 to 0", () => messageFabric(2).send(0, 0, vec([]))],
  ["send: needs a whole number from 0 to 1 as receiver, got 2", () => messageFabric(2).send(0, 2, vec([]))],
  ["send: needs a whole number from 0 to 1 as sender, got 0.5", () => messageFabric(2).send(0.5, 1, vec([]))],
  [
    "recv: needs a link between the nodes, got none from 1 to 0",
    () => messageFabric(2, (from) => from === 0).recv(0, 1),
  ],
  ["messageFabric: needs a whole number of at least 1 as nodes, got 0", () => messageFabric(0)],
])("what is no link is a DomainError: %s", (message, call) => {
  expect(call).toThrow(DomainError);
  expect(call).toThrow(message);
});
