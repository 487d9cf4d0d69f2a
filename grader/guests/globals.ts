import { writeSync } from "node:fs";
import { inspect } from "node:util";
import { seededRng, type Rng } from "numerics";
import { portablePow } from "./portablePow";

/**
 * Makes one program behave the same on every machine: a frozen clock, a seeded Math.random, powers of our own, and
 * nothing of Node in sight. This is for reproducible verdicts; what keeps a hostile program in is the operating system.
 */

const kept = new Set([
  ...[
    "Object",
    "Function",
    "Array",
    "Number",
    "parseFloat",
    "parseInt",
    "Infinity",
    "NaN",
    "undefined",
    "Boolean",
    "String",
    "Symbol",
  ],
  ...[
    "Promise",
    "RegExp",
    "Error",
    "AggregateError",
    "EvalError",
    "RangeError",
    "ReferenceError",
    "SyntaxError",
    "TypeError",
    "URIError",
  ],
  ...[
    "globalThis",
    "JSON",
    "Math",
    "Intl",
    "ArrayBuffer",
    "Uint8Array",
    "Int8Array",
    "Uint16Array",
    "Int16Array",
    "Uint32Array",
    "Int32Array",
  ],
  ...[
    "Float32Array",
    "Float64Array",
    "Uint8ClampedArray",
    "BigUint64Array",
    "BigInt64Array",
    "DataView",
    "Map",
    "BigInt",
    "Set",
    "Iterator",
  ],
  ...[
    "WeakMap",
    "WeakSet",
    "WeakRef",
    "Proxy",
    "Reflect",
    "decodeURI",
    "decodeURIComponent",
    "encodeURI",
    "encodeURIComponent",
    "escape",
  ],
  ...["unescape", "eval", "isFinite", "isNaN", "console", "structuredClone", "Date"],
]);

/** 1 September 2026, 00:00 UTC: any fixed instant would do. */
const frozenTime = 1_788_220_800_000;

export function prepareGlobals(): void {
  const everything: unknown = globalThis;
  for (const name of Object.getOwnPropertyNames(everything))
    if (!kept.has(name)) Reflect.deleteProperty(globalThis, name);
  freezeClock();
  Object.defineProperty(Math, "pow", { value: portablePow, writable: true, configurable: true });
  captureConsole();
  seedableMathRandom();
  seedMathRandom("load");
}

function freezeClock(): void {
  const RealDate = Date;
  RealDate.now = () => frozenTime;
  const FrozenDate = new Proxy(RealDate, {
    apply: () => new RealDate(frozenTime).toString(),
    construct: (_target, parts: unknown[]) =>
      Reflect.construct(RealDate, parts.length === 0 ? [frozenTime] : parts) as Date,
  });
  Object.defineProperty(RealDate.prototype, "constructor", { value: FrozenDate });
  Object.defineProperty(globalThis, "Date", { value: FrozenDate, writable: true, configurable: true });
  freezeDateTimeFormat();
}

/** Asked to format no date in particular, it formats the present one, by a clock of its own. */
function freezeDateTimeFormat(): void {
  const { prototype } = Intl.DateTimeFormat;
  const getFormat: unknown = Reflect.get(Object.getOwnPropertyDescriptor(prototype, "format") ?? {}, "get");
  const formatToParts: unknown = Reflect.get(prototype, "formatToParts");
  if (typeof getFormat !== "function" || typeof formatToParts !== "function")
    throw new Error("no dates can be formatted");
  type Format = Intl.DateTimeFormat["format"];
  const get = function (this: Intl.DateTimeFormat): Format {
    const format = Reflect.apply(getFormat, this, []) as Format;
    return (date = frozenTime) => format(date);
  };
  const value = function (this: Intl.DateTimeFormat, date: Date | number = frozenTime): Intl.DateTimeFormatPart[] {
    return Reflect.apply(formatToParts, this, [date]) as Intl.DateTimeFormatPart[];
  };
  Object.defineProperty(prototype, "format", { get, configurable: true });
  Object.defineProperty(prototype, "formatToParts", { value, writable: true, configurable: true });
}

let randomLabel = "";
let random: Rng | undefined;

function seedableMathRandom(): void {
  Math.random = () => (random ??= seededRng(`Math.random/${randomLabel}`)).uniform();
}

/** From now on Math.random is the stream of this label. The generator is made when it is first asked for. */
export function seedMathRandom(label: string): void {
  randomLabel = label;
  random = undefined;
}

const outputLimit = 8_192;
const inspectOptions = { depth: 4, maxArrayLength: 60, maxStringLength: 1_000 };
const writeBytes = writeSync;
let output = "";

/** What was printed since the last time, cut at 8 KiB. */
export function takeOutput(): string {
  const taken = output;
  output = "";
  return taken;
}

function captureConsole(): void {
  const print = (...items: unknown[]) => {
    const text = `${items.map((item) => (typeof item === "string" ? item : inspect(item, inspectOptions))).join(" ")}\n`;
    if (output.length < outputLimit) output = (output + text).slice(0, outputLimit);
    // The judge counts what comes out here and ends a room that floods it.
    writeBytes(1, text);
  };
  const silent = () => undefined;
  const assert = (condition: unknown, ...items: unknown[]) => {
    if (!condition) print("Assertion failed:", ...items);
  };
  const console = {
    log: print,
    info: print,
    warn: print,
    error: print,
    debug: print,
    table: print,
    dir: print,
    trace: print,
    assert,
    time: silent,
    timeEnd: silent,
    timeLog: silent,
    group: print,
    groupEnd: silent,
    count: silent,
    clear: silent,
  };
  Object.defineProperty(globalThis, "console", { value: console, writable: true, configurable: true });
}
