import { createContext } from "#grader/kit/context";
import { CheckFailed } from "#grader/kit/failures";
import { declareFunctions, Session } from "#grader/kit/session";
import type { Numeric } from "#problems/testKit";

const callee = () => ({ kind: "ended", status: "runtime-error", message: "nobody is called here" }) as const;
const context = () =>
  createContext({
    session: new Session({ declared: declareFunctions([]), callee, seed: "s", wantsFigures: false }),
    seed: "s",
  });

/** What a trace of states of the student beside the reference's says, or undefined where they agree. */
async function trace(student: Numeric[], reference: Numeric[], tolerance?: { rtol: number }) {
  const at = (states: Numeric[], k: number): Numeric => states[k - 1] ?? NaN;
  const walk = context().trace(
    reference.length,
    (k) => Promise.resolve(at(student, k)),
    (k) => at(reference, k),
    tolerance,
  );
  const error: unknown = await walk.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error !== undefined) expect(error).toBeInstanceOf(CheckFailed);
  return error instanceof CheckFailed ? { message: error.message, ...error.failure } : undefined;
}

test("two traces that agree say nothing", async () => {
  expect(await trace([1, 2, 3], [1, 2, 3])).toBeUndefined();
  expect(await trace([1, 2.01], [1, 2], { rtol: 0.1 })).toBeUndefined();
});

test("the first step that differs is named with both states, and with the last state they share", async () => {
  const reference = [[0], [0.5], [0.75], [0.875], [1]];
  expect(await trace([[0], [0.5], [0.75], [0.8], [9]], reference)).toMatchObject({
    message: "Your iterates agree with the reference up to step 3; at step 4 yours is [0.8], the reference's [0.875].",
    step: 4,
    agreed: { text: "[0.75]", entries: [0.75] },
    expected: { text: "[0.875]" },
    got: { text: "[0.8]" },
    firstDifference: { index: [0], expected: 0.875, got: 0.8 },
  });
});

test("at the first step there is no state to share", async () => {
  const found = await trace([2, 2], [1, 2]);
  expect(found?.message).toBe("Your iterates leave the reference at step 1: yours is 2, the reference's 1.");
  expect(found).toMatchObject({ step: 1 });
  expect(found).not.toHaveProperty("agreed");
});

test("of states too long for a sentence the first entry that differs is named", async () => {
  const long = Array.from({ length: 60 }, (_, index) => index);
  expect((await trace([long, long.with(7, -1)], [long, long]))?.message).toBe(
    "Your iterates agree with the reference up to step 1 and leave it at step 2. Entry [7]: expected 7, got -1.",
  );
  expect((await trace([long.with(7, -1)], [long]))?.message).toBe(
    "Your iterates leave the reference at step 1. Entry [7]: expected 7, got -1.",
  );
});

test("a state that is NaN or of another length differs", async () => {
  expect(await trace([1, NaN], [1, 2])).toMatchObject({ step: 2, got: { text: "NaN" } });
  expect(await trace([[1], [1, 2]], [[1], [1]])).toMatchObject({ step: 2, got: { text: "[1, 2]" } });
});

test("an error of another kind is passed on as it is", async () => {
  const walk = context().trace(
    2,
    () => Promise.reject(new RangeError("the student threw")),
    () => 1,
  );
  await expect(walk).rejects.toThrow(RangeError);
});
