import type {
  Arbitrary,
  Reference,
  Student,
  TestContext,
  TestKit,
  TestOptions,
  Tests,
  Visibility,
} from "../../problems/testKit";
import { arbitraries } from "./arbitrary";
import type { MakeContext } from "./context";
import { ProblemFault } from "./failures";
import { runProperty } from "./property";
import { runStatistical } from "./statistical";

export interface RegisteredTest {
  name: string;
  points: number;
  visibility: Visibility;
  timeLimitMs: number;
  hint: string | undefined;
  run(makeContext: MakeContext, seed: string): Promise<void>;
}

type Functions = Record<string, (...args: unknown[]) => unknown>;

/**
 * Runs the author's `defineTests` callback once and keeps what it registered, public tests first, so that a limit hit
 * by a hidden test cannot take a public one away.
 *
 * @throws ProblemFault when a test is ill-formed
 */
export function collectTests(
  tests: Tests<Functions>,
  place: { student: Student<Functions>; reference: Reference<Functions>; timeLimitMs: number },
): RegisteredTest[] {
  const registered: RegisteredTest[] = [];
  const register = (name: string, options: TestOptions, run: RegisteredTest["run"]): void => {
    const { points, visibility = "hidden", timeLimitMs = place.timeLimitMs, hint } = options;
    if (typeof name !== "string" || name.trim() === "") throw new ProblemFault("a test has no name");
    if (registered.some((test) => test.name === name)) throw new ProblemFault(`two tests are called "${name}"`);
    if (!(Number.isFinite(points) && points >= 0))
      throw new ProblemFault(`test "${name}": points must be a number that is not negative`);
    registered.push({ name, points, visibility, timeLimitMs, hint, run });
  };
  const kit: TestKit<Functions> = {
    student: place.student,
    reference: place.reference,
    arbitrary: arbitraries,
    test: (name, options, body) => {
      register(name, options, async (makeContext) => {
        await body(makeContext("once"));
      });
    },
    property: (name, options, body) => {
      const { given, runs } = options;
      register(name, options, (makeContext, seed) =>
        runProperty({
          given: isArbitrary(given) ? given : arbitraries.record(given),
          runs: runs ?? 60,
          body: body as (t: TestContext, given: Readonly<Record<string, unknown>>) => Promise<void> | void,
          makeContext,
          seed,
        }),
      );
    },
    statistical: (name, options, body) => {
      register(name, options, (makeContext) => runStatistical({ options, body, makeContext }));
    },
  };
  tests(kit);
  if (registered.length === 0) throw new ProblemFault("tests.ts registers no test");
  return [
    ...registered.filter((test) => test.visibility === "public"),
    ...registered.filter((test) => test.visibility !== "public"),
  ];
}

const isArbitrary = (
  given: Readonly<Record<string, Arbitrary<unknown>>> | Arbitrary<Readonly<Record<string, unknown>>>,
): given is Arbitrary<Readonly<Record<string, unknown>>> => typeof given.generate === "function";
