/**
 * The program of a student room. It runs the student's code beside itself, so it must never hold anything worth
 * stealing: no expected value, tolerance, test name or reference ever arrives here. One call's arguments come in, one
 * result goes out, and reading and writing block, so that a function of the referee looks like an ordinary one.
 */
import type { FromStudent, Thrown, ToStudent } from "../rooms/messages";
import type { Encoded } from "../rooms/values";
import { openGuestWire } from "../rooms/guestWire";
import { maxStudentMessageBytes, togetherCharacters } from "../rooms/messageLimits";
import { prepareGlobals, takeOutput } from "./globals";
import { describeThrown, invoke, type Invoked } from "./invoke";
import { loadModule } from "./loadModule";

const { parse, stringify } = JSON;
const wire = openGuestWire({ maxMessageBytes: maxStudentMessageBytes });
const send = (message: FromStudent) => {
  wire.write(stringify(message));
};
const receive = () => parse(wire.read()) as ToStudent;

prepareGlobals();
send({ type: "ready" });
let exports: Record<string, unknown> = {};
for (;;) handle(receive());

function handle(message: ToStudent): void {
  switch (message.type) {
    case "load":
      return load(message.code, message.withheld);
    case "call": {
      const { call, name } = message;
      const invoked = invoke(exports, message, ask);
      if (invoked.kind === "threw") return send({ type: "threw", call, error: invoked.error, output: invoked.output });
      try {
        return wire.write(`{"type":"returned","call":${call},${returnedText(invoked)}}`);
      } catch {
        return send({ type: "threw", call, error: tooLarge(name), output: invoked.output });
      }
    }
    case "calls":
      return callTogether(message);
    case "answered":
    case "refused":
      throw new Error("an answer came without a question");
  }
}

/** Stops after a call that threw, and where the reply grows long: the judge asks for the rest again. */
function callTogether({ call, calls }: Extract<ToStudent, { type: "calls" }>): void {
  let outcomes = "";
  // By index: the student's module may have replaced the iterator of arrays, and would see what later calls hold.
  for (let index = 0; index < calls.length; index++) {
    const each = calls[index];
    if (!each) break;
    const invoked = invoke(exports, each, ask);
    const outcome = invoked.kind === "returned" ? `{"kind":"returned",${returnedText(invoked)}}` : stringify(invoked);
    // The first is always among them, so that every reply makes progress.
    if (outcomes !== "" && outcomes.length + outcome.length > togetherCharacters) break;
    outcomes += outcomes === "" ? outcome : `,${outcome}`;
    if (invoked.kind === "threw") break;
  }
  try {
    wire.write(`{"type":"calls-ended","call":${call},"outcomes":[${outcomes}]}`);
  } catch {
    send({
      type: "calls-ended",
      call,
      outcomes: [{ kind: "threw", error: tooLarge(calls[0]?.name ?? ""), output: "" }],
    });
  }
}

function tooLarge(name: string): Thrown {
  return { name: "UnusableResult", message: `${name} returned more data than the tests accept.`, stack: "" };
}

/**
 * Written piece by piece: a toJSON that the student's module gives to all lists could put other words into the judge's
 * mouth about the arguments. Of the value it may say what it likes.
 */
function returnedText({
  value,
  changed,
  shared,
  output,
}: Omit<Extract<Invoked, { kind: "returned" }>, "kind">): string {
  const pieces = `"value":${stringify(value)},"changed":${listText(changed)},"shared":${listText(shared)}`;
  return `${pieces},"output":${stringify(output)}`;
}

function listText(positions: readonly number[]): string {
  let text = "";
  for (let index = 0; index < positions.length; index++) text += `${index === 0 ? "" : ","}${positions[index] ?? 0}`;
  return `[${text}]`;
}

function load(code: string, withheld: readonly string[]): void {
  try {
    exports = loadModule(code, withheld);
    const names = Object.keys(exports)
      .filter((name) => name !== "" && name.length <= 80)
      .slice(0, 100);
    takeOutput();
    send({ type: "loaded", exports: names });
  } catch (error) {
    send({ type: "failed-to-load", error: describeThrown(error) });
  }
}

function ask(oracle: number, args: Encoded[]): Encoded {
  send({ type: "asked", oracle, arguments: args });
  const reply = receive();
  if (reply.type === "answered") return reply.value;
  throw new Error(reply.type === "refused" ? reply.message : "the function could not be called");
}
