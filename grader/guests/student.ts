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
      return load(message.code);
    case "call": {
      const { call, name } = message;
      const invoked = invoke(exports, message, ask);
      if (invoked.kind === "threw") return send({ type: "threw", call, error: invoked.error, output: invoked.output });
      const { value, changed, shared, output } = invoked;
      try {
        return send({ type: "returned", call, value, changed, shared, output });
      } catch {
        return send({ type: "threw", call, error: tooLarge(name), output });
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
function callTogether({ call, name, calls }: Extract<ToStudent, { type: "calls" }>): void {
  const outcomes: Invoked[] = [];
  let characters = 0;
  for (const each of calls) {
    const invoked = invoke(exports, { name, ...each }, ask);
    characters += stringify(invoked).length;
    // The first is always among them, so that every reply makes progress.
    if (outcomes.length > 0 && characters > togetherCharacters) break;
    outcomes[outcomes.length] = invoked;
    if (invoked.kind === "threw") break;
  }
  try {
    send({ type: "calls-ended", call, outcomes });
  } catch {
    const { output } = outcomes[0] ?? { output: "" };
    send({ type: "calls-ended", call, outcomes: [{ kind: "threw", error: tooLarge(name), output }] });
  }
}

function tooLarge(name: string): Thrown {
  return { name: "UnusableResult", message: `${name} returned more data than the tests accept.`, stack: "" };
}

function load(code: string): void {
  try {
    exports = loadModule(code);
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
