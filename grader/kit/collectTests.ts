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

/** What verdicts have room for; grader/verdict.ts and grader/rooms/messages.ts say the same. */
const maxTests = 200;
const maxNameLength = 200;
const maxHintLength = 600;
const maxPoints = 1_000;
const visibilities: readonly unknown[] = ["public", "hidden", "after-due"] satisfies Visibility[];

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
    const problem = outlineProblem({ name, points, visibility, timeLimitMs, hint });
    if (problem !== undefined) throw new ProblemFault(`test "${name.slice(0, maxNameLength)}": ${problem}`);
    if (registered.length === maxTests) throw new ProblemFault(`tests.ts registers more than ${maxTests} tests`);
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

/** What the judge would not understand, in words for the author. */
function outlineProblem(test: Omit<RegisteredTest, "run">): string | undefined {
  const { name, points, visibility, timeLimitMs, hint } = test;
  if (name.length > maxNameLength) return `a name has at most ${maxNameLength} characters`;
  if (points > maxPoints) return `a test has at most ${maxPoints} points`;
  if (!visibilities.includes(visibility)) return "visibility must be public, hidden or after-due";
  if (!Number.isInteger(timeLimitMs) || timeLimitMs < 50 || timeLimitMs > 20_000)
    return "timeLimitMs must be a whole number from 50 to 20000";
  if (hint !== undefined && (typeof hint !== "string" || hint.length > maxHintLength))
    return `a hint is a text of at most ${maxHintLength} characters`;
  return undefined;
}
