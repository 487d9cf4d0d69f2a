import type { Fabric, RecordedFabric, Vec } from "numerics";
import type { FabricOptions, Tests } from "#problems/testKit";
import { runTests } from "./suiteHarness";

interface M {
  run: (grads: Vec[], net: Fabric) => Vec[];
}

/** Both workers of two get the sum. */
const reference: M = {
  run: ([first = new Float64Array(), second = new Float64Array()], net) => {
    net.send(0, 1, first);
    net.send(1, 0, second);
    net.tick();
    const [atFirst, atSecond] = [net.recv(0, 1), net.recv(1, 0)];
    return [
      first.map((entry, i) => entry + (atFirst[i] ?? NaN)),
      second.map((entry, i) => entry + (atSecond[i] ?? NaN)),
    ];
  },
};

const grads = [Float64Array.of(1, 2), Float64Array.of(10, 20)];

async function runOn(
  student: M["run"],
  { nodes = 2, ...options }: FabricOptions & { nodes?: number } = {},
  after: (net: RecordedFabric, sums: Vec[]) => void = () => undefined,
) {
  const tests: Tests<M> = ({ test, student: theirs }) => {
    test("two workers", { points: 1 }, async (t) => {
      const net = t.fabric(nodes, options);
      after(net, await theirs.run(grads, net));
    });
  };
  const signatures = ["run(grads: Vec[], net: Fabric): Vec[]"];
  const [run] = await runTests({ signatures, reference, student: { run: student }, tests });
  return run;
}

test("a fabric carries the student's messages and tells the test what was sent", async () => {
  const run = await runOn(reference.run, {}, (net, sums) => {
    expect(sums).toEqual([Float64Array.of(11, 22), Float64Array.of(11, 22)]);
    expect(net.log).toEqual([
      { round: 0, from: 0, to: 1, payload: grads[0] },
      { round: 0, from: 1, to: 0, payload: grads[1] },
    ]);
    expect([net.rounds, net.waiting]).toEqual([1, 0]);
  });
  expect(run?.status).toBe("passed");
});

test("the student gets three functions and nothing of what is recorded", async () => {
  let seen: Record<string, unknown> = {};
  const run = await runOn((given, net) => {
    seen = { ...net };
    return given;
  });
  expect(run?.status).toBe("passed");
  expect(Object.keys(seen)).toEqual(["send", "recv", "tick"]);
});

test("what was sent stays as it was, whatever sender and receiver do with their vectors", async () => {
  const run = await runOn(
    (given, net) => {
      const payload = Float64Array.of(3);
      net.send(0, 1, payload);
      payload[0] = 4;
      net.tick();
      const received = net.recv(1, 0);
      const [first = NaN] = received;
      received[0] = 5;
      return [Float64Array.of(first), ...given];
    },
    {},
    (net, [received]) => {
      expect(received).toEqual(Float64Array.of(3));
      expect(net.log[0]?.payload).toEqual(Float64Array.of(3));
    },
  );
  expect(run?.status).toBe("passed");
});

test("a fabric that changes its messages tells who uses them, and keeps what was sent", async () => {
  const halves: FabricOptions = { arrives: (payload) => payload.map((entry) => entry / 2) };
  const onFirst: Vec[] = [];
  const keep = (net: RecordedFabric, [first = new Float64Array()]: Vec[]) => {
    onFirst.push(first);
    expect(net.log[1]?.payload).toEqual(grads[1]);
  };
  await runOn(reference.run, halves, keep);
  const readsAll: M["run"] = (given, net) => {
    reference.run(given, net);
    return [Float64Array.of(11, 22), Float64Array.of(11, 22)];
  };
  await runOn(readsAll, halves, keep);
  expect(onFirst).toEqual([Float64Array.of(6, 12), Float64Array.of(11, 22)]);
});

const nonsense = (value: unknown) => value as never;
const refused: [string, FabricOptions, (net: Fabric) => unknown, string][] = [
  [
    "a link that does not exist",
    { isLink: (from) => from === 0 },
    (net) => {
      net.send(1, 0, Float64Array.of(1));
    },
    "send: needs a link between the nodes, got none from 1 to 0.",
  ],
  [
    "a node that does not exist",
    {},
    (net) => {
      net.send(0, 2, Float64Array.of(1));
    },
    "send: needs a whole number from 0 to 1 as receiver, got 2.",
  ],
  [
    "a node that is no number",
    {},
    (net) => net.recv(0, nonsense({ toString: "1" })),
    "recv: a node is a whole number, but it is an object.",
  ],
  [
    "a payload that is no vector",
    {},
    (net) => {
      net.send(0, 1, nonsense([1]));
    },
    "send: the payload must be a Vec (a Float64Array), but it is an array of 1 entry.",
  ],
  ["a message that was never sent", {}, (net) => net.recv(0, 1), "recv: needs a message from 1 to 0, got none."],
  [
    "a message of the round under way",
    {},
    (net) => {
      net.send(0, 1, Float64Array.of(1));
      net.recv(1, 0);
    },
    "recv: needs a message from 0 to 1 of a closed round, got only one of this round.",
  ],
  [
    "one message more than allowed",
    { budget: 1 },
    (net) => {
      net.send(0, 1, Float64Array.of(1));
      net.send(0, 1, Float64Array.of(1));
    },
    "At most 1 message may be sent here; your code sent more.",
  ],
  [
    "more numbers than can be kept",
    {},
    (net) => {
      for (let message = 0; message < 11; message++) net.send(0, 1, new Float64Array(100_000));
    },
    "Your code sent more than 1000000 numbers in all.",
  ],
];

test.each(refused)("%s fails the student's test, thrown or caught", async (_title, options, wrong, message) => {
  const thrown = await runOn((given, net) => {
    wrong(net);
    return given;
  }, options);
  let caught: unknown;
  const silent = await runOn((given, net) => {
    try {
      wrong(net);
    } catch (error) {
      caught = error;
    }
    return given;
  }, options);
  expect(caught).toMatchObject({ message });
  for (const run of [thrown, silent]) expect(run).toMatchObject({ status: "failed", message });
});
