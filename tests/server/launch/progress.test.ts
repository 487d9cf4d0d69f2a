import { openProgress } from "#server/launch/progress";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function watch(isTTY: boolean) {
  let text = "";
  const progress = openProgress({ isTTY, write: (piece) => (text += piece) });
  const lasting = (ms: number) => () => new Promise<number>((resolve) => setTimeout(() => resolve(7), ms));
  return { progress, lasting, text: () => text };
}

/** What a terminal shows in the end: text after the last return to the start of the line, line by line. */
const shown = (text: string) => text.split("\n").map((line) => line.split("\r\u001b[2K").at(-1));

test.each([true, false])("a step under a second leaves no trace (terminal: %s)", async (isTTY) => {
  const { progress, lasting, text } = watch(isTTY);
  const value = progress.step("Working", "Worked", lasting(900));
  await jest.advanceTimersByTimeAsync(900);
  expect(await value).toBe(7);
  expect(text()).toBe("");
});

test("a terminal sees the seconds of a longer step in one line, then how long it took", async () => {
  const { progress, lasting, text } = watch(true);
  const value = progress.step("Working", (got) => `Got ${got}`, lasting(3_500));
  await jest.advanceTimersByTimeAsync(3_500);
  await value;
  expect(text()).toContain("Working … 1 s");
  expect(text()).toContain("Working … 3 s");
  expect(shown(text())).toEqual(["  Got 7 (3.5 s)", ""]);
});

test("a log sees when a longer step begins, a reminder now and then, and how long it took", async () => {
  const { progress, lasting, text } = watch(false);
  const value = progress.step("Working", "Worked", lasting(40_000));
  await jest.advanceTimersByTimeAsync(40_000);
  await value;
  expect(text()).toBe("  Working …\n  Working … 16 s\n  Working … 31 s\n  Worked (40.0 s)\n");
});

test("a line said during a step stands above the live line", async () => {
  const { progress, lasting, text } = watch(true);
  const value = progress.step("Working", "Worked", lasting(2_000));
  await jest.advanceTimersByTimeAsync(1_500);
  progress.say("By the way");
  expect(shown(text())).toEqual(["By the way", "  Working … 1 s"]);
  await jest.advanceTimersByTimeAsync(500);
  await value;
});

test("a step that fails wipes its live line and passes the failure on", async () => {
  const { progress, text } = watch(true);
  const value = progress.step(
    "Working",
    "Worked",
    () => new Promise((_, reject) => setTimeout(() => reject(new Error("no")), 2_000)),
  );
  const failure = expect(value).rejects.toThrow("no");
  await jest.advanceTimersByTimeAsync(2_000);
  await failure;
  expect(shown(text())).toEqual([""]);
});
