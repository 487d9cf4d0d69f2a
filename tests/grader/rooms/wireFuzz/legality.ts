/**
 * What a student's room may say, told a second time and in another way than the judge's schemas: by walking through the
 * JSON with a list of names. The fuzzing compares the two.
 */

/** The text of the first frame of a stream, if it is whole, within the cap and UTF-8. */
export function firstText(stream: Buffer, maxMessageBytes: number): string | undefined {
  if (stream.length < 4) return undefined;
  const length = stream.readUInt32BE(0);
  if (length > maxMessageBytes || stream.length < 4 + length) return undefined;
  const body = stream.subarray(4, 4 + length);
  const text = body.toString("utf8");
  // Whatever is not UTF-8 comes out as another text, and goes back as other bytes.
  return Buffer.from(text, "utf8").equals(body) ? text : undefined;
}

export interface Kind {
  type: string;
  call?: number;
  /** How the calls of a list ended. */
  outcomes?: string[];
}

/** The kind of a legal message, or undefined. */
export function kindOf(text: string | undefined): Kind | undefined {
  if (text === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(json)) return undefined;
  const { type } = json;
  const fields = typeof type === "string" && Object.hasOwn(messages, type) ? messages[type] : undefined;
  if (fields === undefined || typeof type !== "string" || !hasExactly(json, { type: (it) => it === type, ...fields }))
    return undefined;
  const call = typeof json["call"] === "number" ? { call: json["call"] } : {};
  const outcomes = Array.isArray(json["outcomes"])
    ? { outcomes: json["outcomes"].map((outcome: { kind: string }) => outcome.kind) }
    : {};
  return { type, ...call, ...outcomes };
}

type Check = (item: unknown) => boolean;

const text =
  (most: number, least = 0): Check =>
  (item) =>
    typeof item === "string" && item.length >= least && item.length <= most;
const count: Check = (item) => Number.isSafeInteger(item) && Number(item) >= 0;
const list =
  (most: number, check: Check): Check =>
  (item) =>
    Array.isArray(item) && item.length <= most && item.every(check);
const thrown: Check = (item) =>
  isObject(item) && hasExactly(item, { name: text(120), message: text(1_000), stack: text(8_192) });

const returned = { value: isValue, changed: list(20, count), shared: list(20, count), output: text(8_192) };
const threw = { error: thrown, output: text(8_192) };
const outcome: Check = (item) =>
  isObject(item) &&
  (hasExactly(item, { kind: (kind) => kind === "returned", ...returned }) ||
    hasExactly(item, { kind: (kind) => kind === "threw", ...threw }));

const messages: Record<string, Record<string, Check>> = {
  ready: {},
  loaded: { exports: list(100, text(80, 1)) },
  "failed-to-load": { error: thrown },
  returned: { call: count, ...returned },
  threw: { call: count, ...threw },
  "calls-ended": { call: count, outcomes: (item) => list(256, outcome)(item) && (item as unknown[]).length > 0 },
  asked: { oracle: count, arguments: list(20, isValue) },
};

function isValue(item: unknown): boolean {
  let entries = 0;
  return isEncoded(item, 0);

  function isEncoded(value: unknown, level: number): boolean {
    if (level > 24 || ++entries > 200_000) return false;
    if (value === null || ["boolean", "string"].includes(typeof value)) return true;
    if (typeof value === "number") return Number.isFinite(value);
    if (!Array.isArray(value)) return false;
    const [tag, ...rest] = value as unknown[];
    const [first, second, third] = rest;
    const inside = (entry: unknown) => isEncoded(entry, level + 1);
    if (tag === "u") return rest.length === 0;
    if (tag === "n") return rest.length === 1 && /^(NaN|-?Infinity|-0)$/.test(typeof first === "string" ? first : "");
    if (tag === "f") return rest.length === 1 && doublesIn(first) !== undefined;
    if (tag === "r") return rest.length === 1 && inside(first);
    if (tag === "m")
      return rest.length === 3 && count(first) && count(second) && doublesIn(third) === Number(first) * Number(second);
    if (tag === "a") return rest.length === 1 && Array.isArray(first) && first.every(inside);
    if (tag !== "o" || rest.length !== 1 || !Array.isArray(first)) return false;
    const keys = first.map((pair: unknown) =>
      Array.isArray(pair) && pair.length === 2 ? (pair[0] as unknown) : undefined,
    );
    return (
      keys.every((key) => typeof key === "string") &&
      new Set(keys).size === keys.length &&
      first.every((pair: [unknown, unknown]) => inside(pair[1]))
    );
  }
}

function doublesIn(item: unknown): number | undefined {
  if (typeof item !== "string" || !/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(item))
    return undefined;
  const bytes = Buffer.from(item, "base64").length;
  return bytes % 8 === 0 ? bytes / 8 : undefined;
}

const isObject = (item: unknown): item is Record<string, unknown> =>
  typeof item === "object" && item !== null && !Array.isArray(item);

const hasExactly = (item: Record<string, unknown>, fields: Record<string, Check>): boolean =>
  Object.keys(item).length === Object.keys(fields).length &&
  Object.entries(fields).every(([name, check]) => Object.hasOwn(item, name) && check(item[name]));

/** What the judge should make of such a message where it waits for an answer to call 1. */
export function dueOutcomes(state: string, message: Kind | undefined): string[] {
  if (message === undefined) return ["ended"];
  const { type, call, outcomes = [] } = message;
  if (state === "loading") return [type === "loaded" ? "loaded" : type === "failed-to-load" ? "threw" : "ended"];
  const isAnswer = call === 1 && (type === "returned" || type === "threw");
  if (state !== "called together") return [isAnswer ? type : "ended"];
  const isList = call === 1 && type === "calls-ended" && outcomes.length <= callsTogether;
  return isList && outcomes.slice(0, -1).every((kind) => kind === "returned") ? outcomes : ["ended"];
}

/** How many calls cross in the state "called together". */
export const callsTogether = 3;

/** Where in the conversation with a student's room a stream comes. */
export const states = ["loading", "called", "called together", "answered"] as const;
