import type { Signature } from "../../problems/signature";
import type { Outcome } from "../rooms/messages";
import { decodeValue, encodeValue, type Encoded } from "../rooms/values";
import type { FigureData } from "../../problems/figures";
import type { Figure, Failure } from "../verdict";
import { CheckFailed, StudentEnded, StudentThrew } from "./failures";
import { toFigure } from "./figure";
import { maxFiguresPerTest } from "./figureLimits";
import { show } from "./shown";
import { coerce, parseValueType, typeProblem, type ValueType } from "./valueType";

/** Answers the student's questions to a function of the referee, while a call is under way. */
export type Answer = (oracle: number, args: readonly Encoded[]) => { value: Encoded } | { refused: string };

/** Whoever stands in the student's place: the other room, a known mistake, the reference, or a recording. */
export type Callee = (
  call: { name: string; arguments: readonly Encoded[]; entropy: string },
  answer: Answer,
) => Outcome;

/** One call as the diagnosis needs it. */
export interface CallRecord {
  name: string;
  arguments: string;
  outcome: Outcome;
  /** What the call asked functions of the referee, in order: asked again, they bring the test's own functions to the same state. */
  questions: { oracle: number; arguments: readonly Encoded[] }[];
  /** False when the call was too large to remember; outcome and questions then say nothing. */
  isKept: boolean;
}

/** Remembered of the calls of one test, in characters of their encoding: a student decides how large they are. */
const maxRecordedLength = 4 * 1024 * 1024;

interface DeclaredFunction {
  signature: Signature;
  parameters: { name: string; type: ValueType }[];
  returns: ValueType;
}

export type DeclaredFunctions = ReadonlyMap<string, DeclaredFunction>;

export function declareFunctions(signatures: readonly Signature[]): DeclaredFunctions {
  return new Map(
    signatures.map((signature) => [
      signature.name,
      {
        signature,
        parameters: signature.parameters.map(({ name, type }) => ({ name, type: parseValueType(type) })),
        returns: parseValueType(signature.returns),
      },
    ]),
  );
}

/** The calls of one test run against one callee: encodes, records, checks types, and keeps what a failure will show. */
export class Session {
  readonly records: CallRecord[] = [];
  output = "";
  /** The student's room is gone: no later call can be answered. */
  hasEnded = false;
  #lastArguments: readonly unknown[] = [];
  #impurity: string | undefined;
  #recordedLength = 0;
  #figures: Figure[] = [];
  #keptFigures: readonly Figure[] | undefined;
  readonly #declared: DeclaredFunctions;
  readonly #callee: Callee;
  readonly #seed: string;
  readonly #wantsFigures: boolean;

  /** @param options.wantsFigures - a replay has no use for figures, and drawing them would be most of its work */
  constructor(options: { declared: DeclaredFunctions; callee: Callee; seed: string; wantsFigures: boolean }) {
    this.#declared = options.declared;
    this.#callee = options.callee;
    this.#seed = options.seed;
    this.#wantsFigures = options.wantsFigures;
  }

  /** @throws StudentThrew, StudentEnded, or CheckFailed when the result has another type than declared */
  call(name: string, given: readonly unknown[]): unknown {
    const declared = this.#declared.get(name);
    const args = given.map((argument, index) => coerce(declared?.parameters[index]?.type ?? { kind: "any" }, argument));
    this.#lastArguments = args;
    const functions: ((...args: unknown[]) => unknown)[] = [];
    const encoded = args.map((argument) => encodeValue(argument, { registerFunction: (f) => functions.push(f) - 1 }));
    const record: CallRecord = {
      name,
      arguments: JSON.stringify(encoded),
      outcome: notYet,
      questions: [],
      isKept: true,
    };
    this.records.push(record);
    const remember = (kept: () => void, length: number): void => {
      this.#recordedLength += length;
      record.isKept &&= this.#recordedLength <= maxRecordedLength;
      if (record.isKept) kept();
    };

    let refusal: CheckFailed | undefined;
    const answer: Answer = (oracle, questionArguments) => {
      remember(() => record.questions.push({ oracle, arguments: questionArguments }), encodedLength(questionArguments));
      try {
        const f = functions[oracle];
        if (!f) return { refused: "there is no such function" };
        return { value: encodeValue(f(...questionArguments.map((argument) => decodeValue(argument)))) };
      } catch (error) {
        if (error instanceof CheckFailed) refusal = error;
        return { refused: error instanceof Error ? error.message.slice(0, 1_000) : "the function failed" };
      }
    };
    const outcome = this.#callee({ name, arguments: encoded, entropy: `${this.#seed}/${this.records.length}` }, answer);
    const length = outcome.kind === "returned" ? encodedLength(outcome.value) : 0;
    remember(() => (record.outcome = outcome), length);
    this.hasEnded ||= outcome.kind === "ended";
    if (outcome.kind === "ended") throw new StudentEnded(outcome);
    this.output = `${this.output}${outcome.output}`.slice(0, 8_192);
    // A broken budget counts even if the student's code caught the exception it got.
    if (refusal) throw refusal;
    if (outcome.kind === "threw") throw new StudentThrew(outcome);
    const parameterName = (index: number) => declared?.parameters[index]?.name ?? `argument ${index + 1}`;
    const [changed] = outcome.changed;
    const [shared] = outcome.shared;
    if (changed !== undefined)
      this.#impurity ??= `${name} changed its argument ${parameterName(changed)}. Work on a copy: inputs must stay as they were.`;
    else if (shared !== undefined)
      this.#impurity ??= `${name} returned the memory of its argument ${parameterName(shared)}. Return a fresh Float64Array instead.`;

    const value = decodeValue(outcome.value);
    const problem = declared && typeProblem(declared.returns, value);
    if (problem !== undefined) throw new CheckFailed({ message: `${name} must return ${problem}.`, got: show(value) });
    return value;
  }

  /** The first thing a call did to its arguments that a pure function would not, in a sentence. */
  get impurity(): string | undefined {
    return this.#impurity;
  }

  /** A test body may run many times, and only one of its repetitions is shown. */
  startRepetition(): void {
    this.#figures = [];
  }

  /** @throws when the figure is one that no student's numbers could make sound */
  attachFigure(data: FigureData): void {
    if (!this.#wantsFigures) return;
    if (this.#figures.length >= maxFiguresPerTest) throw new Error(`a test has at most ${maxFiguresPerTest} figures`);
    this.#figures.push(toFigure(data));
  }

  /** This repetition is the one to show, unless a later one is kept too. */
  keepFigures(): void {
    this.#keptFigures = this.#figures;
  }

  /** Of the repetition kept, such as the smallest counterexample; otherwise of the last one. */
  get figures(): readonly Figure[] {
    return this.#keptFigures ?? this.#figures;
  }

  /** The last call and its arguments under the names of the signature. */
  lastCall(): Pick<Failure, "call" | "input"> {
    const last = this.records.at(-1);
    if (!last) return { input: [] };
    const names = this.#declared.get(last.name)?.parameters.map((parameter) => parameter.name) ?? [];
    const input = this.#lastArguments
      .slice(0, 20)
      .map((value, index) => ({ name: names[index] ?? `argument ${index + 1}`, value: show(value) }));
    return { call: `${last.name}(${input.map((argument) => argument.name).join(", ")})`, input };
  }
}

const notYet: Outcome = { kind: "ended", status: "runtime-error", message: "the call did not finish" };

/** Of the same order as the length of its JSON. */
function encodedLength(value: unknown): number {
  if (typeof value === "string") return value.length + 2;
  return Array.isArray(value) ? value.reduce((sum: number, entry) => sum + encodedLength(entry), 2) : 8;
}
