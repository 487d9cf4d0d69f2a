import { coerce, parseValueType, typeProblem } from "#grader/kit/valueType";

const vec = Float64Array.of(1, 2);
const mat = { rows: 1, cols: 2, data: vec };

test.each<[string, unknown]>([
  ["number", 1],
  ["number", NaN],
  ["boolean", false],
  ["string", ""],
  ["Vec", vec],
  ["Mat", mat],
  ["Vec[]", [vec, vec]],
  ["number[]", []],
  ["[number, number]", [1, 2]],
  ["[number, number][]", [[1, 2]]],
  ["{ w: Vec; b: number }", { w: vec, b: 1 }],
  ["{ w: Vec; state?: Vec }", { w: vec }],
  ["(x: number) => number", 3],
  ["Net1", "anything"],
  ["Vec | undefined", undefined],
])("a value of type %s is recognised: %p", (type, value) => {
  expect(typeProblem(parseValueType(type), value)).toBeUndefined();
});

test.each<[string, unknown, RegExp]>([
  ["number", "1", /a number, but got a string/],
  ["number", undefined, /a number, but got undefined/],
  ["Vec", [1, 2], /a Vec \(a Float64Array\), but got an array of 2 entries/],
  ["Mat", vec, /a Mat .* but got a Vec of 2 entries/],
  ["[number, number]", [1], /an array of 2 entries/],
  ["[number, number]", vec, /an array of 2 entries/],
  ["Vec[]", [vec, null], /a Vec .*null/],
  ["{ w: Vec; b: number }", { w: vec }, /b: a number, but got undefined/],
])("a value that is not a %s is described: %p", (type, value, message) => {
  expect(typeProblem(parseValueType(type), value)).toMatch(message);
});

test("plain arrays become vectors exactly where a Vec is declared", () => {
  expect(coerce(parseValueType("Vec"), [1, 2])).toEqual(vec);
  expect(coerce(parseValueType("number[]"), [1, 2])).toEqual([1, 2]);
  expect(coerce(parseValueType("Vec[]"), [[1, 2]])).toEqual([vec]);
  expect(coerce(parseValueType("{ start: Vec; dims: number[] }"), { start: [1, 2], dims: [3] })).toEqual({
    start: vec,
    dims: [3],
  });
});
