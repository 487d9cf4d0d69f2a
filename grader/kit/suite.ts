import type { Signature } from "../../problems/signature";
import type { Reference, Student, Tests } from "../../problems/testKit";
import type { TestOutline } from "../rooms/messages";
import type { Failure, Figure, TestResult, TestStatus } from "../verdict";
import { collectTests, type RegisteredTest } from "./collectTests";
import { createContext } from "./context";
import { CheckFailed, ProblemFault, ReplayDiverged, StudentEnded, StudentThrew } from "./failures";
import { declareFunctions, Session, type Callee, type CallRecord, type DeclaredFunctions } from "./session";
import { coerce } from "./valueType";

export type ModuleFunctions = Record<string, (...args: unknown[]) => unknown>;

/** What came of one test against one callee. */
export interface TestRun {
  test: RegisteredTest;
  status: TestStatus;
  message: string | undefined;
  failure: Failure | undefined;
  records: readonly CallRecord[];
  /** The student's room is gone, so no later test can run. */
  hasStudentEnded: boolean;
  output: string;
  figures: readonly Figure[];
  /** Of its comparisons, if that was measured and there were any. */
  widestTolerance?: number | undefined;
}

export interface RunOptions {
  /** Finds out how wide the tolerances are that the test uses. Takes longer; passes and fails alike. */
  isMeasured?: boolean;
}

/** The tests of one problem, ready to be run against anyone who stands in the student's place. */
export interface Suite {
  readonly tests: readonly RegisteredTest[];
  readonly outlines: readonly TestOutline[];
  readonly declared: DeclaredFunctions;
  run(test: RegisteredTest, callee: Callee, seed: string, options?: RunOptions): Promise<TestRun>;
  /** The same, for what it returns or throws: no figures are drawn. */
  replay(test: RegisteredTest, callee: Callee, seed: string): Promise<TestRun>;
}

/**
 * @param fallback - stands in when a test body throws something of its own: if the test works with the fallback (the
 *   reference), the student's answer is what it could not digest; if not, the problem is at fault
 */
export function createSuite({
  tests,
  signatures,
  reference,
  timeLimitMs,
  fallback,
}: {
  tests: Tests<ModuleFunctions>;
  signatures: readonly Signature[];
  reference: ModuleFunctions;
  timeLimitMs: number;
  fallback: Callee;
}): Suite {
  const declared = declareFunctions(signatures);
  let session: Session | undefined;

  const sessionFor = (name: string): Session => {
    if (!session) throw new ProblemFault(`student.${name} was called outside a test`);
    return session;
  };
  const student = Object.fromEntries(
    [...declared.keys()].map((name) => {
      const one = (...args: unknown[]) => sessionFor(name).call(name, args);
      const many = (calls: readonly (readonly unknown[])[]) => sessionFor(name).callEach(name, calls);
      return [name, Object.assign(one, { many })];
    }),
  ) as Student<ModuleFunctions>;
  const registered = collectTests(tests, {
    student,
    reference: trackedReference(reference, declared, () => session),
    timeLimitMs,
  });

  const runOnce = async (
    test: RegisteredTest,
    callee: Callee,
    seed: string,
    options: { wantsFigures: boolean } & RunOptions,
  ): Promise<{ session: Session; error: unknown }> => {
    const testSeed = `${seed}/${test.name}`;
    const own = new Session({ declared, callee, seed: testSeed, ...options });
    const makeContext = (label: string) => {
      own.startRepetition();
      return createContext({ session: own, seed: `${testSeed}/${label}` });
    };
    session = own;
    try {
      await test.run(
        Object.assign(makeContext, {
          keepFigures: () => {
            own.keepFigures();
          },
        }),
        testSeed,
      );
      return { session: own, error: undefined };
    } catch (error) {
      return { session: own, error: error ?? new Error("threw nothing") };
    } finally {
      session = undefined;
    }
  };

  const runWith = async (
    test: RegisteredTest,
    callee: Callee,
    seed: string,
    options: { wantsFigures: boolean } & RunOptions,
  ): Promise<TestRun> => {
    const { session: finished, error } = await runOnce(test, callee, seed, options);
    const shownCall = finished.shownCall();
    const make = (status: TestStatus, message?: string, failure?: Partial<Failure>): TestRun => ({
      test,
      status,
      message,
      failure: status === "passed" ? undefined : { isCounterexample: false, places: [], ...shownCall, ...failure },
      records: finished.records,
      hasStudentEnded: finished.hasEnded,
      output: finished.output,
      figures: finished.figures,
      widestTolerance: finished.widestTolerance,
    });
    if (error === undefined) return make("passed");
    if (error instanceof ProblemFault || error instanceof ReplayDiverged) throw error;
    if (error instanceof CheckFailed) return make("failed", error.message, error.failure);
    if (error instanceof StudentEnded) return make(error.outcome.status, error.outcome.message);
    if (error instanceof StudentThrew) return make("runtime-error", error.message, error.failure);
    const withFallback = await runOnce(test, fallback, seed, options);
    if (withFallback.error !== undefined) throw new ProblemFault(`test "${test.name}": ${errorText(error)}`);
    return make("failed", `The test could not use what ${shownCall.call ?? "your code"} returned.`);
  };

  const outlines = registered.map(({ name, visibility, points, timeLimitMs: limit }) => ({
    name,
    visibility,
    points,
    timeLimitMs: limit,
  }));
  return {
    tests: registered,
    outlines,
    declared,
    run: (test, callee, seed, options) => runWith(test, callee, seed, { wantsFigures: true, ...options }),
    replay: (test, callee, seed) => runWith(test, callee, seed, { wantsFigures: false }),
  };
}

const maxMessageLength = 2_000;

export function toTestResult({
  test,
  status,
  message,
  failure,
  output,
  figures,
  widestTolerance,
}: TestRun): Omit<TestResult, "studentMs"> {
  const passed = status === "passed";
  return {
    name: test.name,
    visibility: test.visibility,
    status,
    points: passed ? test.points : 0,
    maxPoints: test.points,
    ...(!passed && test.hint !== undefined ? { hint: test.hint } : {}),
    // An author may put into it what the student returned.
    ...(message === undefined ? {} : { message: message.slice(0, maxMessageLength) }),
    ...(failure ? { failure } : {}),
    ...(output === "" ? {} : { output }),
    ...(figures.length === 0 ? {} : { figures: [...figures] }),
    ...(widestTolerance === undefined ? {} : { widestTolerance }),
  };
}

/** The reference as a test calls it: arguments of the declared types, and results whose origin is remembered. */
function trackedReference(
  module: ModuleFunctions,
  declared: DeclaredFunctions,
  currentSession: () => Session | undefined,
): Reference<ModuleFunctions> {
  const wrapped = Object.entries(module)
    .filter(([, value]) => typeof value === "function")
    .map(([name, f]) => {
      const parameters = declared.get(name)?.parameters ?? [];
      return [
        name,
        (...args: unknown[]) => {
          const given = args.map((argument, index) => coerce(parameters[index]?.type ?? { kind: "any" }, argument));
          const session = currentSession();
          return session ? session.referenceCalls.call(f, given) : f(...given);
        },
      ];
    });
  return Object.fromEntries(wrapped) as Reference<ModuleFunctions>;
}

const errorText = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 2_000);
