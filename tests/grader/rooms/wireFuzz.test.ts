import { z } from "zod";
import { ProblemFaultError } from "#grader/referees";
import { Channel } from "#grader/rooms/channel";
import { hasFewParts, hasModestNesting } from "#grader/rooms/messageShape";
import { openRooms, type Rooms } from "#grader/rooms/pool";
import { createFrameReader, encodeFrame } from "#grader/rooms/wire";
import { useIsolation } from "./roomHarness";
import { fuzzLive, hostileGuest } from "./wireFuzz/fuzzLive";
import { fuzzReferee, hearScript, honest, refereeLies } from "./wireFuzz/fuzzReferee";
import { fuzzStudent } from "./wireFuzz/fuzzStudent";
import { createScriptedRoom } from "./wireFuzz/scriptedRoom";

// `node server/program.cjs tests/grader/rooms/wireFuzz/run.ts 1000000` is the same at length.
jest.setTimeout(180_000);

test.each([0, 15_000, 30_000])(
  "of 15 000 streams from students' rooms, from number %i, exactly those are taken for answers that are answers",
  async (first) => {
    const { accepted, refused, faults } = await fuzzStudent(first, 15_000);
    expect(faults).toEqual([]);
    expect(accepted).toBeGreaterThan(1_500);
    expect(refused).toBeGreaterThan(7_000);
  },
);

test("5 000 scripts of referees end in an honest hearing or in a fault of the problem", async () => {
  const { accepted, refused, faults } = await fuzzReferee(0, 5_000);
  expect(faults).toEqual([]);
  expect(accepted).toBeGreaterThan(500);
  expect(refused).toBeGreaterThan(1_000);
});

const asChunks = (messages: readonly unknown[]) => messages.map((message) => [encodeFrame(JSON.stringify(message))]);

test("an honest referee is heard", async () => {
  expect((await hearScript(asChunks(honest))).tests.map(({ points }) => points)).toEqual([1, 2]);
});

test.each(refereeLies)("a referee that %s is a fault of the problem", async (_title, script) => {
  await expect(hearScript(asChunks(script))).rejects.toThrow(ProblemFaultError);
});

describe("in sealed rooms", () => {
  const isolation = useIsolation();
  let rooms: Rooms;
  beforeAll(() => {
    const guests = { student: hostileGuest, referee: hostileGuest };
    rooms = openRooms({ isolation: isolation(), guests, warm: 3, maxMessageBytes: { student: 4 * 1024 * 1024 } });
  });
  afterAll(() => rooms.close());

  test("two hundred programs that have the wire to themselves get no further", async () => {
    const { accepted, refused, faults } = await fuzzLive(rooms, 0, 200);
    expect(faults).toEqual([]);
    expect(Math.min(accepted, refused)).toBeGreaterThan(10);
  });
});

/** A channel that counts what comes as far as the schema. */
function countingChannel(): { room: ReturnType<typeof createScriptedRoom>; parsed: () => number } {
  let parsed = 0;
  const room = createScriptedRoom(4 * 1024 * 1024);
  const schema = z.unknown().transform((json) => {
    parsed++;
    return json;
  });
  // Held by the room, as its listener.
  new Channel(room, schema);
  return { room, parsed: () => parsed };
}

test.each([
  ["empty messages", ""],
  ["what is no JSON", "{"],
  ["brackets", "[".repeat(1_000)],
  ["objects", `[${"{},".repeat(60_000)}{}]`],
])("after the first of many frames of %s, none is looked at", (_title, text) => {
  const { room, parsed } = countingChannel();
  room.say(Buffer.concat(Array.from({ length: 100 }, () => encodeFrame(text))));
  expect(room.end()).toMatchObject({ cause: "protocol" });
  expect(parsed()).toBe(0);
});

test("a room that talks without being read is ended after a mebibyte", () => {
  const { room, parsed } = countingChannel();
  const frame = encodeFrame(JSON.stringify("x".repeat(1_022)));
  for (let sent = 0; sent < 5_000; sent++) room.say(frame);
  expect(room.end()).toMatchObject({ cause: "protocol" });
  expect(parsed()).toBe(1_025);
});

test("a message that nobody had asked for ends the room when it is spoken to", async () => {
  const { room } = countingChannel();
  const channel = new Channel(room, z.unknown());
  room.say(encodeFrame("1"));
  channel.send({});
  expect(room.heard).toEqual([]);
  expect(await channel.receive(0)).toMatchObject({ kind: "ended", end: { cause: "protocol" } });
});

test("a body that drips in byte by byte costs memory in proportion to its length", () => {
  const allocate = jest.spyOn(Buffer, "allocUnsafeSlow");
  const length = 300_000;
  const reader = createFrameReader(length);
  const frame = encodeFrame("x".repeat(length));
  const texts = [...frame].flatMap((byte) => [...reader.push(Uint8Array.of(byte))]);
  const allocated = allocate.mock.calls.reduce((sum, [bytes]) => sum + bytes, 0);
  allocate.mockRestore();
  expect(texts).toHaveLength(1);
  expect(allocated).toBeLessThan(4 * length);
});

const wide = (length: number) => Array.from({ length }, () => 0);

test.each([
  ["a hundred levels", "[".repeat(100), true],
  ["a hundred and one", "[".repeat(101), false],
  ["one level after another", "[]".repeat(400_000), true],
  ["more brackets than any message has", "[]".repeat(800_001), false],
  ["brackets in a text", JSON.stringify("[{".repeat(1_000)), true],
  ["brackets after a text with quotes", `"\\"\\\\"${"[".repeat(101)}`, false],
  ["brackets in a text that has no end", `"\\"${"[".repeat(1_000)}`, true],
])("%s (%#)", (_title, text, isModest) => {
  expect(hasModestNesting(text)).toBe(isModest);
});

test.each([
  ["many fields", Object.fromEntries(wide(60_000).map((_, index) => [index, 0])), false],
  ["many entries", { a: { b: wide(60_000) } }, false],
  ["a few", { a: { b: wide(1_000) } }, true],
  ["many entries of a value", { value: ["a", wide(100_000)] }, true],
  ["a value with too many members", { value: ["a", wide(60_000), 1, 2, 3, wide(60_000)] }, false],
  ["no object", 1, true],
])("%s (%#)", (_title, json, isFew) => {
  expect(hasFewParts(json)).toBe(isFew);
});
