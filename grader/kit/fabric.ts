import { messageFabric, NumericsError, type RecordedFabric } from "numerics";
import type { FabricOptions } from "../../problems/testKit";
import { describe } from "./compare";
import { CheckFailed } from "./failures";

/** Numbers that all messages of one fabric may hold: the log keeps them, and a student decides how many there are. */
const maxNumbers = 1_000_000;

/**
 * A fabric that stays on the referee's side, so that the log is true. What it refuses is the student's mistake, also
 * where the student's code catches the exception. What it is given came out of the student's room and may be anything.
 */
export function handOutFabric(
  nodes: number,
  { isLink, arrives = (payload) => payload, budget = 1_000 }: FabricOptions = {},
): RecordedFabric {
  const fabric = messageFabric(nodes, isLink);
  let messages = 0;
  let numbers = 0;
  const handed: Pick<RecordedFabric, "send" | "recv" | "tick"> = {
    send(from, to, payload) {
      requireNodes("send", from, to);
      if (!((payload as unknown) instanceof Float64Array))
        throw new CheckFailed({
          message: `send: the payload must be a Vec (a Float64Array), but it is ${describe(payload)}.`,
        });
      messages += 1;
      if (messages > budget)
        throw new CheckFailed({
          message: `At most ${budget === 1 ? "1 message" : `${budget} messages`} may be sent here; your code sent more.`,
        });
      numbers += payload.length;
      if (numbers > maxNumbers)
        throw new CheckFailed({ message: `Your code sent more than ${maxNumbers} numbers in all.` });
      asStudentsMistake(() => {
        fabric.send(from, to, payload);
      });
    },
    recv(at, from) {
      requireNodes("recv", at, from);
      return arrives(
        asStudentsMistake(() => fabric.recv(at, from)),
        from,
        at,
      );
    },
    tick() {
      fabric.tick();
    },
  };
  // Not enumerable, so that the student receives the three functions alone.
  return Object.defineProperties(handed, {
    log: { get: () => fabric.log },
    rounds: { get: () => fabric.rounds },
    waiting: { get: () => fabric.waiting },
  }) as RecordedFabric;
}

function requireNodes(operation: string, ...nodes: readonly unknown[]): void {
  for (const node of nodes)
    if (typeof node !== "number")
      throw new CheckFailed({ message: `${operation}: a node is a whole number, but it is ${describe(node)}.` });
}

function asStudentsMistake<T>(operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (error instanceof NumericsError) throw new CheckFailed({ message: `${error.message}.` });
    throw error;
  }
}
