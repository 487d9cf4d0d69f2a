import type { Rng } from "numerics";
import { encodeValue } from "#grader/rooms/values";
import { encodeFrame } from "#grader/rooms/wire";

/** What a student's room says when it is well behaved, in every kind and with every kind of value. */
const thrown = { name: "RangeError", message: "no good", stack: "RangeError: no good\n    at step (solution.js:3:9)" };
const values = [
  ...[0, -0, 1.5, NaN, Infinity, 5e-324, true, null, undefined, "", "θ", "\u{1f4a5}", "\ufeff"],
  ...[[], [1, [2, [3]]], {}, { a: 1, __proto__: null, b: { c: [] } }, Object.fromEntries([["__proto__", 1]])],
  ...[Float64Array.of(), Float64Array.of(1, NaN, -0), { rows: 2, cols: 1, data: Float64Array.of(1, 2) }],
].map((value) => encodeValue(value));

const returned = (value: unknown, call = 1) => ({ type: "returned", call, value, changed: [], shared: [], output: "" });

const outcome = { kind: "returned", value: ["f", "AAAAAAAA8D8="], changed: [], shared: [], output: "" };
const callsEnded = (outcomes: readonly unknown[]) => ({ type: "calls-ended", call: 1, outcomes });

const corpus: readonly unknown[] = [
  { type: "ready" },
  { type: "loaded", exports: [] },
  { type: "loaded", exports: ["step", "__proto__", "θ"] },
  { type: "failed-to-load", error: thrown },
  { type: "threw", call: 1, error: thrown, output: "printed" },
  { type: "asked", oracle: 0, arguments: [] },
  { type: "asked", oracle: 3, arguments: values },
  { ...returned(1), changed: [0, 1], shared: [2], output: "a\nb" },
  ...values.map((value) => returned(value)),
  returned(1, 2),
  ...[[outcome], [outcome, outcome, { kind: "threw", error: thrown, output: "" }]].map(callsEnded),
  ...[[], [{ kind: "threw", error: thrown, output: "" }, outcome], [outcome, outcome, outcome, outcome]].map(
    callsEnded,
  ),
  returned(["r", ["o", [["kind", "seeded"]]]]),
];

/** JSON that stands where something else should: of the wrong type, out of range, or on the border of it. */
const oddities: readonly string[] = [
  ...[
    "null",
    "true",
    '""',
    "[]",
    "{}",
    "0",
    "-1",
    "-0",
    "1.5",
    "1e999",
    "-1e999",
    "1e-999",
    "9007199254740993",
    "01",
    "NaN",
  ],
  ...[
    '"__proto__"',
    '{"__proto__":{"type":"ready"}}',
    '{"toString":1}',
    '{"length":99}',
    '"\\ud800"',
    '"\\u0000"',
    '"\\x"',
  ],
  ...[
    '["n","NaN"]',
    '["n","nan"]',
    '["n",1]',
    '["n"]',
    '["n","NaN","NaN"]',
    '["u"]',
    '["u",1]',
    '["c",0]',
    '["c"]',
    '["z"]',
  ],
  ...[
    '["f",""]',
    '["f","AAAAAAAA8D8="]',
    '["f","AAAAAAAA8D8"]',
    '["f","AAAA8D8="]',
    '["f","AAAAAAAA8D8=\\n"]',
    '["f",[]]',
  ],
  ...[
    '["m",1,1,"AAAAAAAA8D8="]',
    '["m",2,1,"AAAAAAAA8D8="]',
    '["m",-1,-1,"AAAAAAAA8D8="]',
    '["m",0,1e999,""]',
    '["m",0,7,""]',
  ],
  ...[
    '["r",null]',
    '["r"]',
    '["a"]',
    '["a",{}]',
    '["a",[["a",[["a",[]]]]]]',
    '["a",{"length":2}]',
    '["o",[]]',
    '["o",[["k",1],["k",2]]]',
  ],
  ...['["o",[["__proto__",1]]]', '["o",[[1,1]]]', '["o",{"a":1}]', '[["f"],""]', "[1,2,3]", '{"f":""}'],
  `"${"x".repeat(8_193)}"`,
  `[${"0,".repeat(300)}0]`,
];

const nested = (depth: number, tag: string) =>
  tag === "" ? "[".repeat(depth) + "]".repeat(depth) : `["a",[`.repeat(depth) + "1" + "]]".repeat(depth);

/** One thing that a room could send where one message is due: mostly a message of the corpus with something wrong. */
export function drawStream(rng: Rng): Buffer {
  const message = JSON.stringify(pick(rng, corpus));
  const frame = () => encodeFrame(message);
  switch (rng.int(16)) {
    case 0:
      return frame();
    case 1:
      return randomBytes(rng, rng.int(40));
    case 2:
      return frame().subarray(0, rng.int(message.length + 4));
    case 3:
      return withLength(
        frame(),
        pick(rng, [0, 1, 0x7fffffff, 0xffffffff, 0x80000000, 4 * 1024 * 1024 + 1, rng.int(300)]),
      );
    case 4:
      return withLength(frame(), Math.max(0, message.length + rng.int(9) - 4));
    case 5:
      return flipped(rng, frame());
    case 6:
      return Buffer.concat([frame(), frame()]);
    case 7:
      return Buffer.concat([frame(), randomBytes(rng, 1 + rng.int(12))]);
    case 8:
      return Buffer.concat([frame(), encodeFrame(JSON.stringify(pick(rng, corpus))), encodeFrame("")]);
    case 9:
      return encodeFrame(valueOf(rng.int(4) === 0 ? nested(20 + rng.int(9), "a") : pick(rng, oddities)));
    case 10:
      return encodeFrame(nested(rng.int(rng.int(50) === 0 ? 20_000 : 200), ""));
    case 11:
      return encodeFrame(
        message.replace(
          "{",
          `{"${pick(rng, ["__proto__", "constructor", "type", "call", "extra"])}":${pick(rng, oddities)},`,
        ),
      );
    case 12:
      return encodeFrame(
        message.replace(pick(rng, ['"', ":", ",", "}", "{"]), pick(rng, ["", "'", "\ufeff", "\u0000", " ", "]"])),
      );
    default:
      return encodeFrame(withOddity(rng, message));
  }
}

const valueOf = (json: string): string => JSON.stringify(returned(0)).replace('"value":0', () => `"value":${json}`);

/** The stream in the pieces in which it could arrive. */
export function cutAnywhere(rng: Rng, stream: Buffer): Buffer[] {
  const most = pick(rng, [stream.length + 1, stream.length + 1, 1, 4, 5, 64]);
  const chunks: Buffer[] = [];
  for (let place = 0; place < stream.length && chunks.length < 400;) {
    const end = chunks.length === 399 ? stream.length : place + (most <= 5 ? most : 1 + rng.int(most));
    chunks.push(stream.subarray(place, end));
    place = end;
  }
  return chunks;
}

/** One value somewhere in the text becomes another. */
function withOddity(rng: Rng, message: string): string {
  const places = [...message.matchAll(/"(?:[^"\\]|\\.)*"(?!:)|-?\d[\d.e+-]*|null|true|\[\]|\{\}|\["[a-z]".*?\]/g)];
  const place = pick(rng, places);
  return message.slice(0, place.index) + pick(rng, oddities) + message.slice(place.index + place[0].length);
}

function withLength(frame: Buffer, length: number): Buffer {
  frame.writeUInt32BE(length, 0);
  return frame;
}

function flipped(rng: Rng, frame: Buffer): Buffer {
  for (let times = 1 + rng.int(3); times > 0; times--) frame[rng.int(frame.length)] = rng.int(256);
  return frame;
}

const randomBytes = (rng: Rng, length: number): Buffer => Buffer.from(Array.from({ length }, () => rng.int(256)));

export function pick<T>(rng: Rng, items: readonly T[]): T {
  const item = items[rng.int(items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}
