import {
  constantRng,
  DomainError,
  rngFromState,
  scriptedRng,
  seededRng,
  type RngState,
  type StatefulRng,
} from "numerics";

const through = (state: RngState): StatefulRng => rngFromState(JSON.parse(JSON.stringify(state)));

test.each<[string, () => StatefulRng]>([
  ["seeded", () => seededRng("a").split("b")],
  ["constant", () => constantRng(1.25, 0.75)],
  ["scripted", () => scriptedRng([0.1, 0.2, 0.3, 0.4])],
])("a %s generator goes on after a journey through JSON as if it had never left", (_, start) => {
  const rng = start();
  rng.uniform();
  const resumed = through(rng.state());
  expect(resumed.state()).toEqual(rng.state());
  expect([resumed.uniform(), resumed.normal(2, 3)]).toEqual([rng.uniform(), rng.normal(2, 3)]);
  expect(resumed.state()).toEqual(rng.state());
});

const seeded = seededRng("a").state();

test("the ends of what a state can say are states", () => {
  expect(rngFromState({ ...seeded, counter: 2 ** 52 }).uniform()).toBeGreaterThanOrEqual(0);
  expect(rngFromState({ kind: "constant", c: 0, uniform: 0 }).uniform()).toBe(0);
  const used = rngFromState({ kind: "scripted", values: [0.5], position: 1 });
  expect(() => used.uniform()).toThrow(new DomainError("uniform", "another scripted value", "none after 1"));
});

test.each<[unknown, string]>([
  [undefined, "a state of kind seeded, constant or scripted, got undefined"],
  [null, "a state of kind seeded, constant or scripted, got null"],
  ["seeded", "a state of kind seeded, constant or scripted, got seeded"],
  [{}, "a state of kind seeded, constant or scripted, got undefined"],
  [{ ...seeded, kind: "other" }, "a state of kind seeded, constant or scripted, got other"],
  [{ ...seeded, key: undefined }, "a key of four whole numbers from 0 to 4294967295, got undefined"],
  [{ ...seeded, key: [1, 2, 3] }, "a key of four whole numbers from 0 to 4294967295, got an object"],
  [{ ...seeded, key: [1, 2, 3, 2 ** 32] }, "a key of four whole numbers from 0 to 4294967295, got an object"],
  [{ ...seeded, key: [1, 2, 3, -1] }, "a key of four whole numbers from 0 to 4294967295, got an object"],
  [{ ...seeded, key: [1, 2, 3, "4"] }, "a key of four whole numbers from 0 to 4294967295, got an object"],
  [{ ...seeded, counter: -1 }, "a counter from 0 to 4503599627370496, got -1"],
  [{ ...seeded, counter: 0.5 }, "a counter from 0 to 4503599627370496, got 0.5"],
  [{ ...seeded, counter: 2 ** 52 + 1 }, "a counter from 0 to 4503599627370496, got 4503599627370497"],
  [{ kind: "constant", c: "1", uniform: 0.5 }, "a number c, got 1"],
  [{ kind: "constant", c: 1 }, "a number as uniform, got undefined"],
  [{ kind: "scripted", values: { length: 1 }, position: 0 }, "a list of numbers as values, got an object"],
  [{ kind: "scripted", values: [1, null], position: 0 }, "a list of numbers as values, got an object"],
  [{ kind: "scripted", values: [1], position: 2 }, "a position within the values, got 2"],
])("%j is refused: needs %s", (state, message) => {
  const resume = (): unknown => rngFromState(state);
  expect(resume).toThrow(DomainError);
  expect(resume).toThrow(`rngFromState: needs ${message}`);
});

test.each<[unknown, string]>([
  [{ kind: "constant", c: NaN, uniform: 0.5 }, "constantRng: needs a finite number c, got NaN"],
  [{ kind: "constant", c: 0, uniform: 1 }, "constantRng: needs a uniform in [0, 1), got 1"],
  [{ kind: "scripted", values: [Infinity], position: 0 }, "scriptedRng: needs finite values, got Infinity"],
])("%j is refused as the generator itself would refuse it", (state, message) => {
  expect(() => rngFromState(state)).toThrow(message);
});
