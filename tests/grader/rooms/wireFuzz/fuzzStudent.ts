import { seededRng } from "numerics";
import { maxStudentMessageBytes } from "#grader/rooms/messageLimits";
import { encodeFrame } from "#grader/rooms/wire";
import { StudentSide } from "#grader/studentSide";
import { cutAnywhere, drawStream, pick } from "./frames";
import { callsTogether, dueOutcomes, firstText, kindOf, states } from "./legality";
import { createScriptedRoom } from "./scriptedRoom";

export interface FuzzCount {
  streams: number;
  accepted: number;
  refused: number;
  /** Said by the judge's own rules and found otherwise here. None, unless there is a fault. */
  faults: string[];
}

/**
 * Streams in every state of a student's side, each judged by the real way (frames, JSON, schema, order) and by
 * `legality.ts`, which must agree on what is taken for an answer.
 *
 * @param first - number of the first stream; each depends on its number alone
 */
export async function fuzzStudent(first: number, streams: number): Promise<FuzzCount> {
  const count: FuzzCount = { streams: 0, accepted: 0, refused: 0, faults: [] };
  for (let number = first; number < first + streams; number++) {
    const rng = seededRng("wire").split(String(number));
    const state = pick(rng, states);
    const stream = drawStream(rng);
    const { isAccepted, fault } = await converse(state, stream, cutAnywhere(rng, stream));
    count.streams++;
    if (isAccepted) count.accepted++;
    else count.refused++;
    if (fault !== undefined) count.faults.push(`stream ${number}, ${state}: ${fault}`);
  }
  return count;
}

const transpiled = { code: "", placesIn: () => [] };
const part = { memoryLimitMiB: 256 } as Parameters<typeof StudentSide.open>[1];

async function converse(
  state: (typeof states)[number],
  stream: Buffer,
  chunks: readonly Buffer[],
): Promise<{ isAccepted: boolean; fault?: string }> {
  const room = createScriptedRoom(maxStudentMessageBytes);
  const student = await StudentSide.open({ takeStudentRoom: () => Promise.resolve(room) } as never, part, transpiled);
  const say = (message: object) => {
    room.say(encodeFrame(JSON.stringify(message)));
  };
  /** The stream, and then the end of the room, which is what the judge gets instead of an answer that never comes. */
  const attack = () => {
    for (const chunk of chunks) room.say(chunk);
    room.kill("closed");
  };
  const message = kindOf(firstText(stream, maxStudentMessageBytes));

  const due = dueOutcomes(state, message).join();

  const loading = student.load();
  if (state === "loading") {
    attack();
    const { kind } = await loading;
    return { isAccepted: kind !== "ended", ...(kind === due ? {} : { fault: `${kind} instead of ${due}` }) };
  }
  say({ type: "loaded", exports: ["f"] });
  await loading;

  let questions = 0;
  const ask = () => {
    questions++;
    if (state === "answered" && questions === 1) setImmediate(attack);
    return Promise.resolve({ kind: "answered", value: 0 } as const);
  };
  const call = { name: "f", arguments: [], entropy: "" };
  const calling =
    state === "called together"
      ? student.callTogether(
          Array.from({ length: callsTogether }, () => call),
          ask,
        )
      : student.call(call, ask).then((outcome) => [outcome]);
  if (state === "answered") say({ type: "asked", oracle: 0, arguments: [] });
  else attack();
  const outcomes = (await calling).map(({ kind }) => kind).join();

  const asked = questions - (state === "answered" ? 1 : 0);
  const isRight = outcomes === due && asked >= 0 && asked > 0 === (message?.type === "asked");
  return {
    isAccepted: outcomes !== "ended" || asked > 0,
    ...(isRight ? {} : { fault: `${outcomes} and ${asked} questions instead of ${due}` }),
  };
}
