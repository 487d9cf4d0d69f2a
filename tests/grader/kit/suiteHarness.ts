import { createSuite, type ModuleFunctions, type TestRun } from "#grader/kit/suite";
import type { Callee } from "#grader/kit/session";
import { decodeValue, encodeValue } from "#grader/rooms/values";
import { parseSignature } from "#problems/signature";
import type { Tests } from "#problems/testKit";

/** A module in the student's place, without rooms: values cross as they would between them. */
function calleeOf(module: ModuleFunctions): Callee {
  return (call, answer) => {
    const callFunction =
      (id: number) =>
      (...args: unknown[]): unknown => {
        const reply = answer(
          id,
          args.map((argument) => encodeValue(argument)),
        );
        if ("refused" in reply) throw new Error(reply.refused);
        return decodeValue(reply.value);
      };
    try {
      const value = encodeValue(
        module[call.name]?.(...call.arguments.map((argument) => decodeValue(argument, { callFunction }))),
      );
      return { kind: "returned", value, changed: [], shared: [], output: "" };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      return { kind: "threw", name, message, places: [], output: "" };
    }
  };
}

/** Runs every test of a problem on a module in the student's place. */
export async function runTests<M>({
  signatures,
  reference,
  student,
  tests,
  seed = "seed",
  isMeasured = false,
  only,
}: {
  signatures: string[];
  reference: M;
  student: Partial<M>;
  tests: Tests<M>;
  seed?: string;
  isMeasured?: boolean;
  /** Names of the tests to run; all by default. */
  only?: string[];
}): Promise<TestRun[]> {
  const suite = createSuite({
    tests: tests as unknown as Tests<ModuleFunctions>,
    signatures: signatures.map((text) => {
      const parsed = parseSignature(text);
      if ("problem" in parsed) throw new Error(parsed.problem);
      return parsed.signature;
    }),
    reference: reference as unknown as ModuleFunctions,
    timeLimitMs: 1_000,
    fallback: calleeOf(reference as unknown as ModuleFunctions),
  });
  const callee = calleeOf(student as unknown as ModuleFunctions);
  const runs: TestRun[] = [];
  for (const test of suite.tests)
    if (only?.includes(test.name) ?? true) runs.push(await suite.run(test, callee, seed, { isMeasured }));
  return runs;
}
