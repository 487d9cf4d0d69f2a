import { decodeValue, encodeValue, ValueError, type Encoded } from "../rooms/values";
import type { Thrown } from "../rooms/messages";
import { seedMathRandom, takeOutput } from "./globals";
import { makeFunction } from "./makeFunction";
import { copyArgument, isUnchanged, putEntry, sharesMemory, type Copy } from "./purity";

/**
 * One call of one exported function: arguments in as encoded values, what happened out as data. The student room uses
 * it on the student's module and the referee room on the known mistakes, so both mean the same by "a call".
 */

export interface Invocation {
  name: string;
  arguments: readonly Encoded[];
  /** Seeds Math.random for this call alone. */
  entropy: string;
}

export type Invoked =
  | { kind: "returned"; value: Encoded; changed: number[]; shared: number[]; output: string }
  | { kind: "threw"; error: Thrown; output: string };

export function invoke(
  module: Record<string, unknown>,
  { name, arguments: encoded, entropy }: Invocation,
  ask: (oracle: number, args: Encoded[]) => Encoded,
): Invoked {
  const callFunction =
    (oracle: number) =>
    (...args: unknown[]) =>
      decodeValue(
        ask(
          oracle,
          args.map((argument) => encodeValue(argument)),
        ),
      );
  seedMathRandom(entropy);
  takeOutput();
  try {
    const f = module[name];
    if (typeof f !== "function") {
      const message = `${name} is not exported. Write "export function ${name}(…)" so that the tests can call it.`;
      return { kind: "threw", error: { name: "MissingExport", message, stack: "" }, output: "" };
    }
    // No array method, not even an assignment: a student's module may have replaced what they do.
    const args: unknown[] = [];
    const copies: Copy[] = [];
    for (let index = 0; index < encoded.length; index++) {
      const argument = encoded[index] ?? null;
      putEntry(args, index, decodeValue(argument, { callFunction, makeFunction }));
      putEntry(copies, index, copyArgument(args[index], argument));
    }
    const result: unknown = apply(f, undefined, args);
    const value = encodeResult(name, result);
    const changed: number[] = [];
    const shared: number[] = [];
    for (let index = 0; index < encoded.length; index++) {
      const copy = copies[index];
      if (!copy || !isUnchanged(args[index], copy)) putEntry(changed, changed.length, index);
      const argument = { value: args[index], encoded: encoded[index] ?? null };
      if (sharesMemory(argument, { value: result, encoded: value })) putEntry(shared, shared.length, index);
    }
    return { kind: "returned", value, changed, shared, output: takeOutput() };
  } catch (error) {
    return { kind: "threw", error: describeThrown(error), output: takeOutput() };
  }
}

const { apply } = Reflect;

function encodeResult(name: string, result: unknown): Encoded {
  try {
    return encodeValue(result);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new UnusableResult(`${name} returned something the tests cannot read: ${error.message}.`);
  }
}

class UnusableResult extends Error {
  override readonly name = "UnusableResult";
}

/** Anything can be thrown, and its getters may throw in turn. */
export function describeThrown(error: unknown): Thrown {
  try {
    if (error instanceof Error) {
      return {
        name: cut(error.name, 120),
        message: cut(error.message, 1_000),
        stack: error instanceof UnusableResult ? "" : cut(error.stack, 8_192),
      };
    }
    const what = typeof error === "string" ? error : `a value of type ${typeof error} was thrown`;
    return { name: "Error", message: cut(what, 1_000), stack: "" };
  } catch {
    return { name: "Error", message: "threw a value that cannot be read", stack: "" };
  }
}

const cut = (text: unknown, length: number): string => (typeof text === "string" ? text.slice(0, length) : "");
