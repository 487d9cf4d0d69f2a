import { seededRng } from "numerics";
import { defaultRoomLimits } from "#grader/rooms/limits";
import { maxStudentMessageBytes } from "#grader/rooms/messageLimits";
import type { Rooms } from "#grader/rooms/pool";
import { StudentSide } from "#grader/studentSide";
import { cutAnywhere, drawStream, pick } from "./frames";
import { callsTogether, dueOutcomes, firstText, kindOf, states } from "./legality";
import type { FuzzCount } from "./fuzzStudent";

/** A guest that has the wire to itself: it says what its "code" tells it, in pieces, where its turn comes, and ends. */
export const hostileGuest = `
const { readSync, writeSync } = require("node:fs");
const read = (count) => {
  const bytes = Buffer.alloc(count);
  for (let filled = 0; filled < count; ) {
    const got = readSync(3, bytes, filled, count - filled, null);
    if (got === 0) process.exit(0);
    filled += got;
  }
  return bytes;
};
const hear = () => JSON.parse(read(read(4).readUInt32BE(0)).toString("utf8"));
const write = (bytes) => {
  for (let written = 0; written < bytes.length; ) written += writeSync(3, bytes, written, bytes.length - written, null);
};
const say = (message) => {
  const body = Buffer.from(JSON.stringify(message));
  const header = Buffer.alloc(4);
  header.writeUInt32BE(body.length, 0);
  write(Buffer.concat([header, body]));
};
say({ type: "ready" });
const { state, chunks } = JSON.parse(hear().code);
if (state !== "loading") {
  say({ type: "loaded", exports: ["f"] });
  hear();
  if (state === "answered") {
    say({ type: "asked", oracle: 0, arguments: [] });
    hear();
  }
}
for (const chunk of chunks) write(Buffer.from(chunk, "base64"));
process.exit(0);
`;

/** The streams of `fuzzStudent`, each out of a sealed room of its own. */
export async function fuzzLive(rooms: Rooms, first: number, streams: number): Promise<FuzzCount> {
  const count: FuzzCount = { streams: 0, accepted: 0, refused: 0, faults: [] };
  const one = async (number: number): Promise<void> => {
    const rng = seededRng("live").split(String(number));
    const state = pick(rng, states);
    const stream = drawStream(rng);
    const chunks = cutAnywhere(rng, stream).map((chunk) => chunk.toString("base64"));
    const got = await converse(rooms, { state, chunks });
    const due = dueOutcomes(state, kindOf(firstText(stream, maxStudentMessageBytes))).join();
    count.streams++;
    if (got === "ended") count.refused++;
    else count.accepted++;
    if (got !== due) count.faults.push(`live ${number}, ${state}: ${got} instead of ${due}`);
  };
  const numbers = Array.from({ length: streams }, (_, index) => first + index).values();
  const work = async (): Promise<void> => {
    for (const number of numbers) await one(number);
  };
  await Promise.all([work(), work()]);
  return count;
}

async function converse(rooms: Rooms, script: { state: string; chunks: string[] }): Promise<string> {
  const transpiled = { code: JSON.stringify(script), placesIn: () => [] };
  const part = { memoryLimitMiB: defaultRoomLimits.memoryLimitMiB } as Parameters<typeof StudentSide.open>[1];
  const student = await StudentSide.open(rooms, part, transpiled);
  try {
    const loaded = await student.load();
    if (script.state === "loading") return loaded.kind;
    const ask = () => Promise.resolve({ kind: "answered", value: 0 } as const);
    const call = { name: "f", arguments: [], entropy: "" };
    const calls = Array.from({ length: callsTogether }, () => call);
    const outcomes =
      script.state === "called together" ? await student.callTogether(calls, ask) : [await student.call(call, ask)];
    return outcomes.map(({ kind }) => kind).join();
  } finally {
    student.close();
  }
}
