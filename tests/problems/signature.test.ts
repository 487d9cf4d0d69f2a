import { parseSignature, splitAtTopLevel } from "#problems/signature";

test.each([
  [
    "step(g: Vec, alpha: number): Vec",
    "step",
    [
      ["g", "Vec"],
      ["alpha", "number"],
    ],
    "Vec",
  ],
  ["dual(p: number): number", "dual", [["p", "number"]], "number"],
  ["now(): number", "now", [], "number"],
  [
    "  spaced ( a : Vec ,\n b : Mat ) :  [number, number] ",
    "spaced",
    [
      ["a", "Vec"],
      ["b", "Mat"],
    ],
    "[number, number]",
  ],
  ["trailing(a: Vec,): Vec", "trailing", [["a", "Vec"]], "Vec"],
  [
    "maybe(a: Vec, scale?: number): Vec",
    "maybe",
    [
      ["a", "Vec"],
      ["scale", "number"],
    ],
    "Vec",
  ],
  ["$x_1(a_b: number): number[]", "$x_1", [["a_b", "number"]], "number[]"],
  [
    "sgd(a: Vec, o: { alpha: number; steps: number }): Vec",
    "sgd",
    [
      ["a", "Vec"],
      ["o", "{ alpha: number; steps: number }"],
    ],
    "Vec",
  ],
  [
    "grad(f: (x: number, y: number) => number, x: number, rng: Rng): [number, number]",
    "grad",
    [
      ["f", "(x: number, y: number) => number"],
      ["x", "number"],
      ["rng", "Rng"],
    ],
    "[number, number]",
  ],
  [
    "all(grads: Map<string, Vec>, pairs: [number, number][]): { w: Vec; b: number }",
    "all",
    [
      ["grads", "Map<string, Vec>"],
      ["pairs", "[number, number][]"],
    ],
    "{ w: Vec; b: number }",
  ],
  [
    "compose(f: (a: number) => (b: number) => number): (x: number) => number",
    "compose",
    [["f", "(a: number) => (b: number) => number"]],
    "(x: number) => number",
  ],
])("%s is read into name, parameters and result", (text, name, parameters, returns) => {
  expect(parseSignature(text)).toEqual({
    signature: { name, parameters: parameters.map(([parameter, type]) => ({ name: parameter, type })), returns },
  });
});

test.each([
  ["", "must start with a function name"],
  ["step", "must start with a function name"],
  ["(g: Vec): Vec", "must start with a function name"],
  ["2step(g: Vec): Vec", "must start with a function name"],
  ["export function step(g: Vec): Vec", "must start with a function name"],
  ["step(g: Vec: Vec", 'no matching ")"'],
  ["grad(f: (x: number => number): number", 'no matching ")"'],
  ["step(g: Vec)", "must end with"],
  ["step(g: Vec):", "must end with"],
  ["step(g: Vec) => Vec", "must end with"],
  ["step(g: Vec)): Vec", "must end with"],
  ["step(g): Vec", 'must read "name: type"'],
  ["step(g:): Vec", 'must read "name: type"'],
  ["step(: Vec): Vec", 'must read "name: type"'],
  ["step({ a, b }: { a: Vec; b: Vec }): Vec", 'must read "name: type"'],
  ["step(...g: number[]): Vec", 'must read "name: type"'],
])("%j is refused with a sentence that says what is wrong", (text, problem) => {
  expect(parseSignature(text)).toEqual({ problem: expect.stringContaining(problem) as string });
});

test.each([
  ["a, b", ",", ["a", " b"]],
  ["", ",", []],
  [" , ", ",", []],
  ["(a, b), [c, d], { e, f }, <g, h>", ",", ["(a, b)", " [c, d]", " { e, f }", " <g, h>"]],
  ["x: (a: number) => number, y", ",", ["x: (a: number) => number", " y"]],
  ["a: number; b: { c: Vec; d: Vec }", ";", ["a: number", " b: { c: Vec; d: Vec }"]],
])("%j is split at each %j outside brackets", (text, separator, pieces) => {
  expect(splitAtTopLevel(text, separator)).toEqual(pieces);
});
