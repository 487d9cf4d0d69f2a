/** Objects that every program finds under these names. */
export const globalNames: ReadonlySet<string> = new Set([
  ...["Array", "BigInt", "Boolean", "Error", "Float32Array", "Float64Array", "Infinity", "Int32Array", "JSON", "Map"],
  ...["Math", "NaN", "Number", "Object", "Promise", "RangeError", "Set", "String", "Symbol", "TypeError", "Uint8Array"],
  ...["undefined", "console", "isFinite", "isNaN", "parseFloat", "parseInt"],
]);

/** What is found on them and on what they make, such as `sqrt` and `map`. */
export const memberNames: ReadonlySet<string> = new Set(
  [
    ...[Math, Number, Array, Object, Map, Set, String, Float64Array, JSON],
    ...[Array.prototype, Float64Array.prototype, String.prototype, Map.prototype, Set.prototype, Number.prototype],
    // What typed arrays have in common is one step up.
    ...[Object.getPrototypeOf(Float64Array), Object.getPrototypeOf(Float64Array.prototype)],
  ].flatMap((owner: object) => Object.getOwnPropertyNames(owner)),
);
