import { seededRng, type Rng } from "numerics";
import { hear, type Hearing } from "#grader/hearing";
import { ProblemFaultError } from "#grader/referees";
import { Channel } from "#grader/rooms/channel";
import { maxRefereeMessageBytes, maxStudentMessageBytes } from "#grader/rooms/messageLimits";
import { FromRefereeSchema, type FromReferee, type ToReferee } from "#grader/rooms/messages";
import { encodeFrame } from "#grader/rooms/wire";
import { StudentSide } from "#grader/studentSide";
import { TestResultSchema } from "#grader/verdict";
import { cutAnywhere, drawStream, pick } from "./frames";
import type { FuzzCount } from "./fuzzStudent";
import { createScriptedRoom } from "./scriptedRoom";

const outlines = [
  { name: "first", visibility: "public", points: 1, timeLimitMs: 1_000 },
  { name: "second", visibility: "hidden", points: 2, timeLimitMs: 1_000 },
] as const;

const result = (index: 0 | 1, changes: object = {}) => {
  const { name, visibility, points } = outlines[index];
  return {
    type: "test-finished",
    index,
    result: { name, visibility, status: "passed", points, maxPoints: points, ...changes },
  };
};
const started = (index: number) => ({ type: "test-started", index });
const finished = { type: "finished", diagnoses: [] };
const call = { type: "call", name: "f", arguments: [1], entropy: "" };

/** A hearing as it should be. */
export const honest: readonly unknown[] = [started(0), call, result(0), started(1), result(1), finished];

/** What an author's tests could say instead, to give points, hide a test or wind back a clock. */
const lies: readonly unknown[] = [
  ...[started(0), started(1), started(7), call, result(0), result(1), finished],
  ...[
    result(1, { points: 3 }),
    result(0, { points: 0.5 }),
    result(0, { maxPoints: 9, points: 9 }),
    result(0, { name: "second" }),
  ],
  ...[
    result(1, { visibility: "public" }),
    result(0, { status: "failed" }),
    result(0, { points: -1 }),
    result(0, { studentMs: 1 }),
  ],
  ...[
    { type: "answered", value: 1 },
    { type: "refused", message: "" },
    { type: "ready" },
    { type: "fault", message: "mine" },
  ],
  ...[
    { ...finished, diagnoses: [{}] },
    { ...call, name: "" },
    { ...call, arguments: [["c", 0]] },
    { ...call, arguments: [{}] },
  ],
];

/** Whole scripts that must not be believed. */
export const refereeLies: [title: string, script: readonly unknown[]][] = [
  ["starts a test twice", [started(0), started(0), call, result(0), started(1), result(1), finished]],
  ["starts the tests in another order", [started(1), result(1), started(0), result(0), finished]],
  ["leaves a test out", [started(0), result(0), finished]],
  ["finishes a test twice", [started(0), result(0), result(0), started(1), result(1), finished]],
  ["gives more points than it announced", [started(0), result(0, { points: 2 }), started(1), result(1), finished]],
  ["gives points for a failed test", [started(0), result(0, { status: "failed" }), started(1), result(1), finished]],
  ["shows a hidden test", [started(0), result(0), started(1), result(1, { visibility: "public" }), finished]],
  ["answers what was not asked", [started(0), { type: "answered", value: 1 }, result(0), finished]],
  ["ends before its last test did", [started(0), call, result(0), started(1)]],
];

/** Scripts of a referee's side: mostly honest ones with one thing changed. Whatever happens, only these two may come out. */
export async function fuzzReferee(first: number, streams: number): Promise<FuzzCount> {
  const count: FuzzCount = { streams: 0, accepted: 0, refused: 0, faults: [] };
  for (let number = first; number < first + streams; number++) {
    const rng = seededRng("referee").split(String(number));
    const fault = await hearOne(rng, count);
    count.streams++;
    if (fault !== undefined) count.faults.push(`referee ${number}: ${fault}`);
  }
  return count;
}

async function hearOne(rng: Rng, count: FuzzCount): Promise<string | undefined> {
  const script = drawScript(rng).map((stream) => cutAnywhere(rng, stream));
  try {
    const { tests } = await hearScript(script);
    count.accepted++;
    const isHonest = tests.every(({ name, points, status, visibility, maxPoints }, index) => {
      const due = outlines[index];
      const isSame = name === due?.name && visibility === due.visibility && maxPoints === due.points;
      return isSame && points === (status === "passed" ? due.points : 0);
    });
    const isWhole = tests.length === outlines.length && tests.every((test) => TestResultSchema.safeParse(test).success);
    return isHonest && isWhole ? undefined : `accepted ${JSON.stringify(tests)}`;
  } catch (error) {
    count.refused++;
    return error instanceof ProblemFaultError ? undefined : `threw ${String(error)}`;
  }
}

/** A hearing whose referee says these things one after another, each in its turn of the event loop, and is gone then. */
export async function hearScript(script: readonly (readonly Uint8Array[])[]): Promise<Hearing> {
  const room = createScriptedRoom(maxRefereeMessageBytes);
  const channel = new Channel<FromReferee, ToReferee>(room, FromRefereeSchema);
  const referee = { channel, tests: outlines, problem: undefined as never, definition: undefined, mistakes: [] };
  const student = await openStudent();
  const hearing = hear({
    referee,
    student,
    seed: "s",
    tests: "all",
    measureTolerances: false,
    onTest: () => undefined,
  });
  const speaking = speak();
  try {
    return await hearing;
  } finally {
    await speaking;
  }

  async function speak(): Promise<void> {
    for (const chunks of script) {
      for (const chunk of chunks) room.say(chunk);
      await new Promise((resolve) => setImmediate(resolve));
    }
    room.kill("closed");
  }
}

function drawScript(rng: Rng): Buffer[] {
  const script = honest.map((message) => encodeFrame(JSON.stringify(message)));
  const place = rng.int(script.length);
  const lie = encodeFrame(JSON.stringify(pick(rng, lies)));
  switch (rng.int(8)) {
    case 0:
      return script;
    case 1:
      return script.toSpliced(place, 1);
    case 2:
      return script.toSpliced(place, 0, script[place] ?? lie);
    case 3:
      return script.toSpliced(place, 1, drawStream(rng));
    case 4:
      return [Buffer.concat(script)];
    case 5:
      return script.toSpliced(place, 0, lie);
    default:
      return script.toSpliced(place, 1, lie);
  }
}

/** A student's room that answers every call with 1. */
async function openStudent(): Promise<StudentSide> {
  const room = createScriptedRoom(maxStudentMessageBytes);
  const answering = {
    ...room,
    send: (text: string) => {
      const { call: number } = JSON.parse(text) as unknown as { call?: number };
      const message = { type: "returned", call: number ?? 0, value: 1, changed: [], shared: [], output: "" };
      room.say(encodeFrame(JSON.stringify(message)));
    },
  };
  const part = { memoryLimitMiB: 256 } as Parameters<typeof StudentSide.open>[1];
  const transpiled = { code: "", placesIn: () => [] };
  return StudentSide.open({ takeStudentRoom: () => Promise.resolve(answering) } as never, part, transpiled);
}
