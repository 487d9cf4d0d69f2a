import fc from "fast-check";
import { constantRng, matrix, seededRng, type Rng } from "numerics";
import { checkEncoded, decodeValue, encodeValue, ValueError } from "#grader/rooms/values";

const roundTrip = (value: unknown): unknown =>
  decodeValue(checkEncoded(JSON.parse(JSON.stringify(encodeValue(value)))));

const vectors = fc.array(fc.double(), { maxLength: 20 }).map((entries) => Float64Array.from(entries));
const plainValues = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.double(),
    fc.boolean(),
    fc.string(),
    fc.constant(null),
    fc.constant(undefined),
    vectors,
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc.dictionary(fc.string(), tie("value"), { maxKeys: 4 }).map((entries) => ({ ...entries })),
})).value;

test("every value of the closed set arrives bit for bit", () => {
  fc.assert(
    fc.property(plainValues, (value) => {
      expect(roundTrip(value)).toEqual(value);
    }),
  );
});

test.each([NaN, Infinity, -Infinity, -0, 5e-324, Number.MAX_VALUE])("the number %p survives the crossing", (value) => {
  expect(Object.is(roundTrip(value), value)).toBe(true);
  expect(Object.is((roundTrip(Float64Array.of(value)) as Float64Array)[0], value)).toBe(true);
});

test("matrices keep their shape, and a view into a longer buffer sends only itself", () => {
  expect(roundTrip(matrix(2, 3, [1, 2, 3, 4, 5, 6]))).toEqual({
    rows: 2,
    cols: 3,
    data: Float64Array.of(1, 2, 3, 4, 5, 6),
  });
  expect(roundTrip(Float64Array.of(1, 2, 3, 4).subarray(1, 3))).toEqual(Float64Array.of(2, 3));
});

test.each([
  ["seeded", seededRng("label")],
  ["constant", constantRng(0.25)],
])("a %s generator continues where it stood", (_kind, rng) => {
  rng.normal();
  const copy = roundTrip(rng) as Rng;
  expect([copy.uniform(), copy.normal(), copy.int(10)]).toEqual([rng.uniform(), rng.normal(), rng.int(10)]);
});

test("a key called __proto__ is only a key", () => {
  const decoded = decodeValue(checkEncoded(["o", [["__proto__", ["o", [["polluted", true]]]]]])) as object;
  expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
  expect(Object.keys(decoded)).toEqual(["__proto__"]);
  expect("polluted" in {}).toBe(false);
});

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const cyclic: unknown[] = [];
cyclic.push(cyclic);

test.each([
  ["a function", () => 1, /function cannot be returned/],
  ["a promise", Promise.resolve(1), /a Promise/],
  ["a Map", new Map(), /a Map/],
  ["a bigint", 1n, /bigint/],
  ["a symbol", Symbol("x"), /symbol/],
  ["something that contains itself", cyclic, /contains itself/],
  ["a deep nest", nested(40), /nested/],
  ["a long text", "x".repeat(200_000), /longer than/],
  ["a sparse giant", new Array(1e9), /longer than/],
])("%s cannot cross", (_name, value, message) => {
  expect(() => encodeValue(value)).toThrow(message);
});

test.each([
  ["an object", { a: 1 }],
  ["an untagged array", [1, 2]],
  ["an unknown tag", ["x", 1]],
  ["a tag with too many fields", ["u", 1]],
  ["an unknown number", ["n", "1"]],
  ["bytes that are no doubles", ["f", "AAAA"]],
  ["text that is no base64", ["f", "!!!!"]],
  ["a matrix of another size", ["m", 2, 2, "AAAAAAAAAAA="]],
  ["a matrix with a negative size", ["m", -1, 0, ""]],
  ["a function from a student", ["c", 0]],
  ["pairs that are no pairs", ["o", [["a"]]]],
  [
    "the same key twice",
    [
      "o",
      [
        ["a", 1],
        ["a", 2],
      ],
    ],
  ],
  ["a deep nest", Array.from({ length: 40 }).reduce<unknown>((inner) => ["a", [inner]], 1)],
])("%s from a room is refused", (_name, json) => {
  expect(() => checkEncoded(json)).toThrow(ValueError);
});

test("whatever JSON a room sends is either a value or refused", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      try {
        decodeValue(checkEncoded(json));
      } catch (error) {
        expect(error).toBeInstanceOf(ValueError);
      }
    }),
  );
});
