/** Objects that every program finds under these names. */
export const globalNames: ReadonlySet<string> = new Set([
  ...["Array", "BigInt", "Boolean", "Error", "Float32Array", "Float64Array", "Infinity", "Int32Array", "JSON", "Map"],
  ...["Math", "NaN", "Number", "Object", "Promise", "RangeError", "Set", "String", "Symbol", "TypeError", "Uint8Array"],
  ...["undefined", "console", "isFinite", "isNaN", "parseFloat", "parseInt"],
]);

// What typed arrays have in common is one step up.
const typedArray: unknown = Object.getPrototypeOf(Float64Array);
const typedArrayPrototype: unknown = Object.getPrototypeOf(Float64Array.prototype);

const owners: readonly unknown[] = [
  ...[Math, Number, Array, Object, Map, Set, String, Float64Array, JSON],
  ...[Array.prototype, Float64Array.prototype, String.prototype, Map.prototype, Set.prototype, Number.prototype],
  ...[typedArray, typedArrayPrototype],
];

/** What is found on these objects and on what they make, such as `sqrt` and `map`. */
export const memberNames: ReadonlySet<string> = new Set(owners.flatMap((owner) => Object.getOwnPropertyNames(owner)));
