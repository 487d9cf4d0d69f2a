import { code, diagnosis, got, ran, sort } from "./sorting";

test.each<[string, ReturnType<typeof ran>[][]]>([
  [
    "everything accepted is one group",
    [
      [
        ran([{}], { status: "accepted", score: 3 }),
        ran([{ name: "other" }], { status: "accepted", score: 3, version: "2" }),
      ],
    ],
  ],
  ["two wrong numbers are two groups", [[ran([got("0.5")]), ran([got("0.5000000")])], [ran([got("0.51")])]]],
  ["rounding is no difference", [[ran([got("[0.3, 0]", [0.3, 1e-17])]), ran([got("[0.3, 0]", [0.1 + 0.2, 0])])]]],
  [
    "entries beyond those that are written out count",
    [
      [ran([got("[1, … 2 in all]", [1, 2])])],
      [ran([got("[1, … 2 in all]", [1, 3])])],
      [ran([got("[1, … 2 in all]", [1, "NaN"])])],
    ],
  ],
  ["another test failed", [[ran([got("1"), {}])], [ran([{}, got("1")])]]],
  [
    "another mistake was named",
    [
      [ran([got("1")], { diagnosis: diagnosis("x") }), ran([got("1")], { diagnosis: diagnosis("x") })],
      [ran([got("1")], { diagnosis: diagnosis("y") })],
      [ran([got("1")])],
    ],
  ],
  [
    "where a program was stopped does not matter, that it was does",
    [
      [
        ran([{ status: "time-limit", points: 0, message: "Stopped after 5.01 s." }]),
        ran([{ status: "time-limit", points: 0, message: "Stopped after 5.02 s." }]),
      ],
      [ran([{ status: "memory-limit", points: 0 }])],
    ],
  ],
  [
    "errors are told apart by what they say, not by their line",
    [
      [
        ran([{ status: "runtime-error", points: 0, message: "TypeError: x is undefined" }]),
        ran([{ status: "runtime-error", points: 0, message: "TypeError: x is undefined" }], {
          places: [{ line: 3, column: 1 }],
        }),
      ],
      [ran([{ status: "runtime-error", points: 0, message: "RangeError: too deep" }])],
    ],
  ],
  [
    "what does not compile",
    [
      [
        ran([], { status: "compile-error", message: "Expected ;" }),
        ran([], { status: "compile-error", message: "Expected ;" }),
      ],
      [ran([], { status: "compile-error", message: "Expected )" })],
    ],
  ],
  ["graded by another version", [[ran([got("1")])], [ran([got("1")], { version: "2" })]]],
])("code: %s", async (_, expected) => {
  const groups = await sort(code, expected.flat());
  const sizes = expected.map(({ length }) => length);
  let first = 0;
  const wanted = sizes.map((size) => Array.from({ length: size }, () => String(first++)));
  expect(groups.map(({ submissionIds }) => submissionIds).sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual(wanted);
});
