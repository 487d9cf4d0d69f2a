import fc from "fast-check";
import { adam, momentum, rmsprop, ShapeError, sgd, vec, zeros, type Vec } from "numerics";
import { expectClose, expectRelative } from "./expectClose";
import walks from "./fixtures/optimisers.json";

/** Every optimiser as a walk from `start` along given gradients. */
const rules: Record<string, (start: Vec, gradients: Vec[], options: { lr: number }) => Vec[]> = {
  sgd: (start, gradients, options) => walk((w, g) => sgd(w, g, undefined, options), start, gradients),
  momentum: (start, gradients, options) =>
    walk((w, g, state?: { v: Vec }) => momentum(w, g, state, options), start, gradients),
  rmsprop: (start, gradients, options) =>
    walk((w, g, state?: { cache: Vec }) => rmsprop(w, g, state, options), start, gradients),
  adam: (start, gradients, options) =>
    walk((w, g, state?: { m: Vec; v: Vec; t: number }) => adam(w, g, state, options), start, gradients),
};

function walk<S>(step: (w: Vec, g: Vec, state?: S) => { w: Vec; state: S }, start: Vec, gradients: Vec[]): Vec[] {
  let w = start;
  let state: S | undefined;
  return gradients.map((g) => {
    const next = state === undefined ? step(w, g) : step(w, g, state);
    [w, state] = [next.w, next.state];
    return w;
  });
}

test.each(walks)("six steps of $rule with $options agree with sixty digits", ({ rule, options, ...sample }) => {
  const path = rules[rule]?.(vec(sample.start), sample.gradients.map(vec), options) ?? [];
  expect(path.length).toBe(6);
  path.forEach((w, step) => {
    w.forEach((weight, i) => {
      expectClose(weight, sample.path[step]?.[i] ?? NaN, 1e-14);
    });
  });
});

const linspace = (from: number, to: number): Vec =>
  Float64Array.from({ length: 20 }, (_, i) => from + ((to - from) * i) / 19);
const [w, g] = [linspace(-0.4, 0.6), linspace(-0.6, 0.4)];

test("the course's check numbers come out", () => {
  expectRelative(momentum(w, g, { v: linspace(0.6, 0.9) }, { lr: 1e-3 }).w.at(-1) ?? NaN, 0.59879, 1e-7);
  expectRelative(rmsprop(w, g, { cache: linspace(0.6, 0.9) }, { lr: 1e-2 }).w[0] ?? NaN, -0.39223849, 1e-7);
  const state = { m: linspace(0.6, 0.9), v: linspace(0.7, 0.5), t: 5 };
  expectRelative(adam(w, g, state, { lr: 1e-2 }).w[0] ?? NaN, -0.40094747, 1e-7);
  expect(adam(w, g, state, { lr: 1e-2 }).state.t).toBe(6);
});

const numbers = fc.array(fc.double({ noNaN: true, min: -1e3, max: 1e3 }), { minLength: 1, maxLength: 8 });

test("the first step of Adam has the length of the learning rate and the sign of the gradient", () => {
  fc.assert(
    fc.property(numbers, fc.double({ noNaN: true, min: 1e-3, max: 1 }), (list, lr) => {
      // Not so small that eps beside them matters.
      const gradient = vec(list.map((entry) => (entry < 0 ? entry - 1 : entry + 1)));
      const moved = adam(zeros(list.length), gradient, undefined, { lr }).w;
      moved.forEach((weight, i) => {
        expectRelative(weight, -lr * Math.sign(gradient[i] ?? NaN), 2e-8);
      });
    }),
  );
});

test("without memory momentum is gradient descent, bit for bit", () => {
  fc.assert(
    fc.property(numbers, numbers, (first, second) => {
      const [start, gradient] = [vec(first), vec(first.map((_, i) => second[i] ?? 1))];
      const { w: moved, state } = momentum(start, gradient, undefined, { lr: 0.1, mu: 0 });
      expect(moved).toEqual(sgd(start, gradient, undefined, { lr: 0.1 }).w);
      // 0·0 + g turns −0 into 0.
      expect(state.v).toEqual(gradient.map((entry) => entry + 0));
    }),
  );
});

test("a learning rate of 0 moves nothing, and the states go on", () => {
  const states = [
    momentum(w, g, undefined, { lr: 0 }),
    rmsprop(w, g, undefined, { lr: 0 }),
    adam(w, g, undefined, { lr: 0 }),
  ];
  for (const { w: moved } of states) expect(moved).toEqual(w);
  expect(states.map(({ state }) => Object.keys(state))).toEqual([["v"], ["cache"], ["m", "v", "t"]]);
});

test("steps leave weights, gradients and the state before as they were", () => {
  const [weights, gradient] = [vec([1, 2]), vec([3, -4])];
  const state = { m: vec([1, 1]), v: vec([2, 2]), cache: vec([3, 3]), t: 2 };
  const before = structuredClone([weights, gradient, state]);
  const moved = [
    momentum(weights, gradient, state, { lr: 0.1 }),
    rmsprop(weights, gradient, state, { lr: 0.1 }),
    adam(weights, gradient, state, { lr: 0.1 }),
  ];
  const given = [weights, gradient, state.m, state.v, state.cache];
  for (const next of moved) {
    const fresh: unknown[] = Object.values({ w: next.w, ...next.state });
    for (const part of fresh) expect(given).not.toContain(part);
  }
  expect([weights, gradient, state]).toEqual(before);
});

test.each([
  ["momentum", () => momentum(zeros(2), zeros(3), undefined, { lr: 1 })],
  ["rmsprop", () => rmsprop(zeros(2), zeros(3), undefined, { lr: 1 })],
  ["rmsprop", () => rmsprop(zeros(2), zeros(2), { cache: zeros(3) }, { lr: 1 })],
  ["adam", () => adam(zeros(2), zeros(3), undefined, { lr: 1 })],
  ["adam", () => adam(zeros(2), zeros(2), { m: zeros(2), v: zeros(3), t: 1 }, { lr: 1 })],
])("%s refuses lengths that differ", (operation, call) => {
  expect(call).toThrow(new ShapeError(operation, "two vectors of the same length", "lengths 2 and 3"));
});
