import type { Signature } from "../../problems/signature";
import type { Outcome } from "../rooms/messages";
import { decodeValue, encodeValue, type Encoded } from "../rooms/values";
import type { FigureData } from "../../problems/figures";
import type { Figure, Failure } from "../verdict";
import { CheckFailed, StudentEnded, StudentThrew } from "./failures";
import { toFigure } from "./figure";
import { maxFiguresPerTest } from "./figureLimits";
import { findRecipe } from "./localFunction";
import { type MadeCall, MadeCalls } from "./madeCalls";
import { ReferenceCalls } from "./referenceCalls";
import { show } from "./shown";
import { coerce, parseValueType, typeProblem, type ValueType } from "./valueType";

/** Answers the student's questions to a function of the referee, while a call is under way. */
export type Answer = (oracle: number, args: readonly Encoded[]) => { value: Encoded } | { refused: string };

export interface Call {
  name: string;
  arguments: readonly Encoded[];
  entropy: string;
}

/** Whoever stands in the student's place: the other room, a known mistake, the reference, or a recording. */
export interface Callee {
  (call: Call, answer: Answer): Outcome;
  /**
   * Several calls at once, where that is cheaper than one after the other. Answers with the outcomes of the first of
   * them, at least one; only the last of these may be something else than a return.
   */
  together?(calls: readonly Call[], answer: Answer): readonly Outcome[];
}

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

/** A call that the test is waiting for. */
interface Request extends MadeCall {
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** A call that has not ended, and what it will leave behind. */
interface Pending {
  request: MadeCall;
  call: Call;
  record: CallRecord;
  /** A check of the test's own functions that the call broke. */
  refusal: CheckFailed | undefined;
}

/** A function among the arguments. Its id is unique in a list of calls, so it tells which of them is asking. */
interface Registered {
  f: (...args: unknown[]) => unknown;
  owner: Pending;
}

/** The calls of one test run against one callee: encodes, records, checks types, and keeps what a failure will show. */
export class Session {
  readonly records: CallRecord[] = [];
  readonly referenceCalls = new ReferenceCalls();
  output = "";
  /** The student's room is gone: no later call can be answered. */
  hasEnded = false;
  /** The widest error that a comparison allowed: relative to what was expected, absolute below 1; only where asked for. */
  widestTolerance: number | undefined;
  readonly isMeasured: boolean;
  readonly #made = new MadeCalls();
  #requests: Request[] = [];
  #impurity: (Partial<Failure> & { message: string }) | undefined;
  #recordedLength = 0;
  #figures: Figure[] = [];
  #keptFigures: readonly Figure[] | undefined;
  readonly #declared: DeclaredFunctions;
  readonly #callee: Callee;
  readonly #seed: string;
  readonly #wantsFigures: boolean;

  /**
   * @param options.wantsFigures - a replay has no use for figures, and drawing them would be most of its work
   * @param options.isMeasured - whether to find out how wide the tolerances are
   */
  constructor(options: {
    declared: DeclaredFunctions;
    callee: Callee;
    seed: string;
    wantsFigures: boolean;
    isMeasured?: boolean;
  }) {
    this.isMeasured = options.isMeasured ?? false;
    this.#declared = options.declared;
    this.#callee = options.callee;
    this.#seed = options.seed;
    this.#wantsFigures = options.wantsFigures;
  }

  /**
   * One call. Those that a test makes before it waits for any cross together, which means the same as one after the other:
   * after a call that does not return none of the later ones is made, and they reject with its error.
   *
   * @returns rejects with StudentThrew, StudentEnded, or CheckFailed when the result has another type than declared
   */
  call(name: string, given: readonly unknown[]): Promise<unknown> {
    return this.#ask(this.#toCall(name, given));
  }

  /** Calls of one function, whose results stay together. */
  async callEach(name: string, list: readonly (readonly unknown[])[]): Promise<unknown[]> {
    const calls = list.map((given) => this.#toCall(name, given));
    const results = await Promise.all(calls.map((call) => this.#ask(call)));
    this.#made.keepList(results, calls);
    return results;
  }

  #toCall(name: string, given: readonly unknown[]): MadeCall {
    const parameters = this.#declared.get(name)?.parameters ?? [];
    return { name, args: given.map((argument, place) => coerce(parameters[place]?.type ?? { kind: "any" }, argument)) };
  }

  #ask(call: MadeCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#requests.push({ ...call, resolve, reject });
      if (this.#requests.length === 1)
        void Promise.resolve().then(() => {
          this.#cross();
        });
    });
  }

  #cross(): void {
    const requests = this.#requests;
    this.#requests = [];
    this.#made.cross(requests);
    let settled = 0;
    try {
      for (const value of this.#results(requests)) requests[settled++]?.resolve(value);
    } catch (error) {
      const waiting = requests.slice(settled);
      // A room that ends says nothing of the calls that had crossed: any of them may have been under way.
      this.#made.fail(error instanceof StudentEnded && waiting.length > 1 ? undefined : waiting[0]);
      for (const { reject } of waiting) reject(error);
    }
  }

  *#results(requests: readonly MadeCall[]): Generator {
    const functions: Registered[] = [];
    const pending = requests.map((request, index) => this.#prepare(request, index, functions));
    const answer: Answer = (oracle, questionArguments) => {
      const asked = functions[oracle];
      if (!asked) return { refused: "there is no such function" };
      const { record } = asked.owner;
      this.#remember(
        record,
        () => record.questions.push({ oracle, arguments: questionArguments }),
        encodedLength(questionArguments),
      );
      try {
        return { value: encodeValue(asked.f(...questionArguments.map((argument) => decodeValue(argument)))) };
      } catch (error) {
        if (error instanceof CheckFailed) asked.owner.refusal ??= error;
        return { refused: error instanceof Error ? error.message.slice(0, 1_000) : "the function failed" };
      }
    };
    let taken = 0;
    while (taken < pending.length) {
      for (const outcome of this.#outcomesOf(pending.slice(taken), answer)) {
        const next = pending[taken++];
        if (next) yield this.#take(next, outcome);
      }
    }
  }

  #prepare(request: MadeCall, index: number, functions: Registered[]): Pending {
    const { name, args } = request;
    const record: CallRecord = { name, arguments: "", outcome: notYet, questions: [], isKept: true };
    const owner: Pending = {
      request,
      record,
      refusal: undefined,
      call: { name, arguments: [], entropy: `${this.#seed}/${this.records.length + index + 1}` },
    };
    owner.call.arguments = args.map((argument) =>
      encodeValue(argument, { registerFunction: (f) => functions.push({ f, owner }) - 1, findRecipe }),
    );
    record.arguments = JSON.stringify(owner.call.arguments);
    return owner;
  }

  #outcomesOf(waiting: readonly Pending[], answer: Answer): readonly Outcome[] {
    const [first] = waiting;
    if (!first) return [];
    if (waiting.length > 1 && this.#callee.together)
      return this.#callee.together(
        waiting.map(({ call }) => call),
        answer,
      );
    return [this.#callee(first.call, answer)];
  }

  #remember(record: CallRecord, keep: () => void, length: number): void {
    this.#recordedLength += length;
    record.isKept &&= this.#recordedLength <= maxRecordedLength;
    if (record.isKept) keep();
  }

  #take({ request, record, refusal }: Pending, outcome: Outcome): unknown {
    const { name } = request;
    const declared = this.#declared.get(name);
    const length = outcome.kind === "returned" ? encodedLength(outcome.value) : 0;
    this.#remember(record, () => (record.outcome = outcome), length);
    this.records.push(record);
    this.hasEnded ||= outcome.kind === "ended";
    if (outcome.kind === "ended") throw new StudentEnded(outcome);
    this.output = `${this.output}${outcome.output}`.slice(0, 8_192);
    // A broken budget counts even if the student's code caught the exception it got.
    if (refusal) throw refusal;
    if (outcome.kind === "threw") throw new StudentThrew(outcome, this.#show(request));
    const parameterName = (index: number) => declared?.parameters[index]?.name ?? `argument ${index + 1}`;
    const [changed] = outcome.changed;
    const [shared] = outcome.shared;
    const impurity =
      changed !== undefined
        ? `${name} changed its argument ${parameterName(changed)}. Work on a copy: inputs must stay as they were.`
        : shared !== undefined
          ? `${name} returned the memory of its argument ${parameterName(shared)}. Return a fresh Float64Array instead.`
          : undefined;
    if (impurity !== undefined) this.#impurity ??= { message: impurity, ...this.#show(request) };

    const value = decodeValue(outcome.value);
    const problem = declared && typeProblem(declared.returns, value);
    if (problem !== undefined) {
      const message = `${name} must return ${problem}.`;
      throw new CheckFailed({ message, got: show(value), ...this.#show(request) });
    }
    this.#made.keep(request, value);
    return value;
  }

  /** The first thing a call did to its arguments that a pure function would not, in a sentence, and the call. */
  get impurity(): (Partial<Failure> & { message: string }) | undefined {
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

  /** The call whose result is compared now, if it is one's; `path` leads to the entry that is off. */
  callBehind(value: unknown, path: readonly (number | string)[]): Partial<Pick<Failure, "call" | "input">> {
    const found = this.#made.find(value, path);
    return found ? this.#show(found) : {};
  }

  /** What follows is about the call that returned this value, if one did. */
  about(value: unknown): void {
    this.#made.about(value);
  }

  /** The call to show with a failure that is about no value. */
  shownCall(): Pick<Failure, "call" | "input"> {
    return this.#made.latest ? this.#show(this.#made.latest) : { input: [] };
  }

  /** A call and its arguments under the names of the signature. */
  #show({ name, args }: MadeCall): Pick<Failure, "call" | "input"> {
    const names = this.#declared.get(name)?.parameters.map((parameter) => parameter.name) ?? [];
    const input = args
      .slice(0, 20)
      .map((value, index) => ({ name: names[index] ?? `argument ${index + 1}`, value: show(value) }));
    return { call: `${name}(${input.map((argument) => argument.name).join(", ")})`, input };
  }
}

const notYet: Outcome = { kind: "ended", status: "runtime-error", message: "the call did not finish" };

/** Of the same order as the length of its JSON. */
function encodedLength(value: unknown): number {
  if (typeof value === "string") return value.length + 2;
  return Array.isArray(value) ? value.reduce((sum: number, entry) => sum + encodedLength(entry), 2) : 8;
}
