import { constantRng, countedRng, DomainError, scriptedRng, seededRng, type Rng } from "numerics";

test("every normal of a constant generator is mean + sd·c, every uniform the given one, every int 0", () => {
  const rng = constantRng(-1.5, 0.25);
  expect([rng.normal(), rng.normal(10), rng.normal(10, 2), rng.normal(10, 0)]).toEqual([-1.5, 8.5, 7, 10]);
  expect([rng.uniform(), rng.uniform(), rng.int(6), rng.int(1)]).toEqual([0.25, 0.25, 0, 0]);
  expect(constantRng(3).uniform()).toBe(0.5);
  expect(rng.state()).toEqual({ kind: "constant", c: -1.5, uniform: 0.25 });
});

test("a scripted generator plays its values whatever is drawn, and then refuses", () => {
  const rng = scriptedRng([0.25, 4, -1, 0]);
  expect([rng.uniform(), rng.int(5), rng.normal(10, 2), rng.normal()]).toEqual([0.25, 4, 8, 0]);
  expect(() => rng.uniform()).toThrow(new DomainError("uniform", "another scripted value", "none after 4"));
});

test("a scripted generator copies its values", () => {
  const values = [0.5];
  const rng = scriptedRng(values);
  values[0] = 0.75;
  expect(rng.uniform()).toBe(0.5);
});

test.each([
  ["uniform: needs a uniform in [0, 1), got 1", () => scriptedRng([1]).uniform()],
  ["int: needs a whole number from 0 to 5 as scripted value, got 6", () => scriptedRng([6]).int(6)],
  ["int: needs a whole number from 0 to 5 as scripted value, got 0.5", () => scriptedRng([0.5]).int(6)],
  ["scriptedRng: needs finite values, got NaN", () => scriptedRng([1, NaN])],
  ["constantRng: needs a finite number c, got Infinity", () => constantRng(Infinity)],
  ["constantRng: needs a uniform in [0, 1), got -0.5", () => constantRng(0, -0.5)],
])("a value that such a draw cannot have is refused: %s", (message, draw) => {
  expect(draw).toThrow(DomainError);
  expect(draw).toThrow(message);
});

test.each<[string, () => Rng]>([
  ["a seeded generator", () => seededRng("a")],
  ["a constant generator", () => constantRng(0)],
  ["a scripted generator", () => scriptedRng([0, 0, 0, 0])],
  ["a counted generator", () => countedRng(constantRng(0))],
])("%s refuses what the others refuse", (_, make) => {
  expect(() => make().normal(0, -1)).toThrow(new DomainError("normal", "a standard deviation of at least 0", "-1"));
  expect(() => make().normal(0, NaN)).toThrow(DomainError);
  expect(() => make().int(0)).toThrow(DomainError);
  expect(() => make().int(2.5)).toThrow(DomainError);
});

test("a counted generator draws the same numbers and counts each kind", () => {
  const [plain, inner] = [seededRng("counted"), seededRng("counted")];
  const rng = countedRng(inner);
  expect([rng.uniform(), rng.normal(), rng.normal(5), rng.normal(5, 2), rng.int(9)]).toEqual([
    plain.uniform(),
    plain.normal(),
    plain.normal(5),
    plain.normal(5, 2),
    plain.int(9),
  ]);
  expect(rng.draws).toEqual({ uniform: 1, normal: 3, int: 1 });
});
