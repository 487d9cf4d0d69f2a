import { invoke } from "#grader/guests/invoke";
import { encodeValue } from "#grader/rooms/values";

/** Which arguments a function is found to have handed back, when it gets these. */
function sharedBy(f: (...args: never[]) => unknown, ...args: unknown[]): readonly number[] {
  const call = { name: "f", arguments: args.map((argument) => encodeValue(argument)), entropy: "test" };
  const invoked = invoke({ f }, call, () => null);
  if (invoked.kind === "threw") throw new Error(invoked.error.message);
  return invoked.shared;
}

interface Layer {
  weights: { rows: number; cols: number; data: Float64Array };
  biases: Float64Array[];
}

const x = Float64Array.of(1, 2);
const layer: Layer = { weights: { rows: 1, cols: 2, data: x }, biases: [x, x] };

test("a vector that is handed back is found wherever it came from and wherever it ends up", () => {
  expect(sharedBy((one: Float64Array) => one, x)).toEqual([0]);
  expect(sharedBy((_: number, one: Float64Array) => one.subarray(1), 1, x)).toEqual([1]);
  expect(sharedBy((one: Float64Array) => ({ w: one, state: undefined }), x)).toEqual([0]);
  expect(sharedBy((_: Float64Array, one: Layer) => ({ state: { v: one.biases[1] } }), x, layer)).toEqual([1]);
  expect(sharedBy((one: Layer) => [1, [one.weights]], layer)).toEqual([0]);
  expect(sharedBy((data: Float64Array) => ({ rows: 2, cols: 1, data }), x)).toEqual([0]);
  expect(sharedBy((one: Layer, data: Float64Array) => [one, { rows: 1, cols: 2, data }], layer, x)).toEqual([0, 1]);
});

test("copies, numbers and vectors that were only read are nobody's", () => {
  expect(sharedBy((one: Float64Array) => one.slice(), x)).toEqual([]);
  expect(sharedBy((one: Layer) => ({ W: one.weights.rows, b: one.biases.map((each) => each.slice()) }), layer)).toEqual(
    [],
  );
  expect(sharedBy((one: Float64Array, two: Float64Array) => [one, two[0]], x, x)).toEqual([0]);
  expect(sharedBy((one: number[]) => one, [1, 2])).toEqual([]);
});

test("a result that changes while it is looked at ends in an answer all the same", () => {
  const fickle = (one: Float64Array) => {
    let reads = 0;
    return Object.defineProperty({}, "w", { enumerable: true, get: () => (reads++ === 0 ? one : null) });
  };
  expect(sharedBy(fickle, x)).toEqual([]);
});
