import { ignoreDebuggerSignal } from "#grader/rooms/debuggerSignal";
import type { Isolation } from "#grader/rooms/isolation";
import { openIsolation } from "#grader/rooms/openIsolation";
import type { Command } from "#grader/rooms/launch";
import { runSelfTest } from "#grader/rooms/selfTest";
import { levels, useIsolation } from "./roomHarness";

// Rooms take their time on a busy machine, and a hang is a failure all the same.
jest.setTimeout(60_000);

// The judge's own part, which opening rooms does otherwise.
beforeAll(ignoreDebuggerSignal);

describe.each(levels)("at level %s", (level) => {
  const isolation = useIsolation(level);

  test("every probe is refused as it must be", async () => {
    const report = await runSelfTest(isolation());
    expect(report.probes.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ ok: true, isolation: level });
    expect(report.probes.length).toBeGreaterThan(20);
    expect(Date.parse(report.at)).not.toBeNaN();
  });
});

describe("a seal with a hole is noticed", () => {
  const isolation = useIsolation();

  const insertBefore =
    (word: string, ...more: string[]) =>
    (args: readonly string[]) =>
      args.flatMap((argument) => (argument === word ? [...more, argument] : [argument]));

  test.each([
    [
      "a writable /tmp",
      insertBefore("--remount-ro", "--tmpfs", "/tmp"),
      ["see files beside node's own", "write to /tmp"],
    ],
    ["a bound /etc", insertBefore("--remount-ro", "--ro-bind", "/etc", "/etc"), ["read /etc/passwd"]],
    ["devices", insertBefore("--remount-ro", "--dev", "/dev"), ["find /dev", "write to /dev/shm"]],
    [
      "a variable of the environment",
      insertBefore("--remount-ro", "--setenv", "DATABASE_URL", "postgres://"),
      ["inherit environment variables"],
    ],
    [
      "no filter",
      (args: readonly string[]) =>
        args.filter((word, index) => word !== "--seccomp" && args[index - 1] !== "--seccomp"),
      ["open a TCP connection", "start a process", "look for process 1"],
    ],
    [
      "no limit on memory",
      (args: readonly string[]) => args.filter((word) => !word.startsWith("--data=")),
      ["touch 1 GB"],
    ],
  ])(
    "%s",
    async (_, spoil, noticed) => {
      const spoilt: Isolation = {
        ...isolation(),
        takeSlot: () => ({ ...isolation().takeSlot(), cgroup: undefined }),
        command(limits, slot): Command {
          const { file, args } = isolation().command(limits, slot);
          return { file, args: spoil(args) };
        },
      };
      const report = await runSelfTest(spoilt);
      expect(report.ok).toBe(false);
      expect(report.probes.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(expect.arrayContaining(noticed));
    },
    30_000,
  );
});

test("without a sandbox nothing is tried and nothing passes", async () => {
  const isolation = await openIsolation({ allowUnsafe: true, levels: [] });
  expect(await runSelfTest(isolation)).toMatchObject({ ok: false, isolation: "none" });
  await isolation.close();
});
