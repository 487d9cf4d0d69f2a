import { availableParallelism } from "node:os";
import { buildGuests } from "#grader/buildGuests";
import type { Grader } from "#grader/grader";
import { openIsolation } from "#grader/rooms/openIsolation";
import { openRooms } from "#grader/rooms/pool";
import { delay } from "#server/launch/delay";
import { timeGrading } from "./gradingTimes";
import { answers, makeProblem } from "./material";
import type { Part } from "./part";
import { makePlainSandbox } from "./plainSandbox";
import { machineBusyMs, memoryMiB, ownBusyMs, roomProcesses } from "./processes";

/**
 * Submissions a second with all cores busy, beside what the rooms alone cost: opening one, sealed and ready, and closing
 * it again without any work in between.
 */
export async function measureCapacity(grader: Grader, submissions: number): Promise<Part> {
  const [tests, size] = [10, 10];
  const version = makeProblem({ tests, size });
  await timeGrading(grader, version, "accepted");
  const plain = await makePlainSandbox(answers.accepted, tests, size);

  const isolation = await openIsolation({ allowUnsafe: false });
  const rooms = openRooms({ isolation, guests: await buildGuests(), warm: 0 });
  const openAndClose = async (): Promise<void> => {
    const room = await rooms.takeStudentRoom();
    room.kill("closed");
    await room.gone;
  };
  try {
    const rows = [
      await saturate("grading, ten tests", submissions, () => timeGrading(grader, version, "accepted")),
      await saturate("rooms alone", submissions, openAndClose),
      await saturate("bwrap + node each", submissions, plain),
    ] as const;
    const share = (100 * rows[0][1]) / rows[1][1];
    return {
      title: `All ${availableParallelism()} cores busy (${submissions} each)`,
      heading: ["", "per second", "CPU ms each", "of it this process"],
      rows,
      note: `Grading reaches ${Math.round(share)} % of what its single-use rooms alone cost. CPU is the whole machine's, less what it spent before; "-" where it was busy with other things.`,
    };
  } finally {
    await rooms.close();
    await isolation.close();
  }
}

async function saturate(
  name: string,
  times: number,
  once: () => Promise<unknown>,
): Promise<[string, number, number, number]> {
  const idleMsPerMs = await idleShare();
  const [machineBefore, ownBefore, startedAt] = [machineBusyMs(), ownBusyMs(), performance.now()];
  let left = times;
  const work = async (): Promise<void> => {
    while (left-- > 0) await once();
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  const elapsedMs = performance.now() - startedAt;
  // On a machine that is busy with other things nobody can tell whose time it was.
  const isQuiet = idleMsPerMs < quietMsPerMs;
  const machineMs = isQuiet ? machineBusyMs() - machineBefore - idleMsPerMs * elapsedMs : Number.NaN;
  return [name, (1_000 * times) / elapsedMs, machineMs / times, (ownBusyMs() - ownBefore) / times];
}

const quietMsPerMs = 0.2;

/** What the rest of the machine spends meanwhile. */
async function idleShare(): Promise<number> {
  await delay(500);
  const [before, startedAt] = [machineBusyMs(), performance.now()];
  await delay(1_000);
  return (machineBusyMs() - before) / (performance.now() - startedAt);
}

/** Memory of rooms that wait, with all their processes. */
export async function measureMemory(grader: Grader): Promise<Part> {
  const { kept } = grader.rooms();
  while (grader.rooms().warm < kept) await delay(50);
  await delay(500);
  const { all } = grader.rooms();
  const sizes = roomProcesses().map(memoryMiB);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return {
    title: "Memory, MiB",
    heading: ["", "each", "all"],
    rows: [
      [`${all} rooms, proportional set size`, total / all, total],
      ["this process, resident", process.memoryUsage.rss() / 2 ** 20, process.memoryUsage.rss() / 2 ** 20],
    ],
  };
}
