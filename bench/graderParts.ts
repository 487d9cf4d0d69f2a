import { openGrader } from "#grader/grader";
import { timeToBrowser } from "./browserTimes";
import { measureCapacity, measureMemory } from "./capacity";
import { timeCatalog } from "./catalogTimes";
import { watchFlatness } from "./flatness";
import { compareRooms, timeBySize, timePastLimit } from "./gradingTimes";
import { openInstallation } from "./installation";
import type { Part } from "./part";
import { timeFlood, timeSteadyRate, timeToVerdict } from "./queueTimes";

const withoutQueue = ["rooms", "limit", "size", "problems", "memory", "capacity", "flat"] as const;
const withQueue = ["verdict", "steady", "flood"] as const;
const withPages = ["browser"] as const;

/** What can be measured of the grader, each by itself. */
export const graderParts: readonly string[] = [...withoutQueue, ...withQueue, ...withPages];

export interface GraderParts {
  chosen: readonly string[];
  /** Repetitions of what is timed one at a time. */
  times: number;
  /** How many where many are graded at once or one after the other. */
  submissions: number;
  onPart: (part: Part) => void;
}

export async function runGraderParts({ chosen, times, submissions, onPart }: GraderParts): Promise<Part[]> {
  const parts: Part[] = [];
  const add = (part: Part): void => {
    parts.push(part);
    onPart(part);
  };
  if (withoutQueue.some((name) => chosen.includes(name))) {
    const warm = await openGrader({ rooms: 3, allowUnsafe: false });
    try {
      if (chosen.includes("rooms")) {
        const cold = await openGrader({ rooms: 0, allowUnsafe: false });
        add(await compareRooms(warm, cold, times).finally(() => cold.close()));
      }
      if (chosen.includes("limit")) add(await timePastLimit(warm, Math.min(times, 10)));
      if (chosen.includes("size")) add(await timeBySize(warm, times));
      if (chosen.includes("problems")) add(await timeCatalog(warm, Math.min(times, 7)));
      if (chosen.includes("memory")) add(await measureMemory(warm));
      if (chosen.includes("capacity")) add(await measureCapacity(warm, submissions));
      if (chosen.includes("flat")) add(await watchFlatness(warm, submissions));
    } finally {
      await warm.close();
    }
  }
  if (withQueue.some((name) => chosen.includes(name))) {
    const installation = await openInstallation();
    try {
      if (chosen.includes("verdict")) add(await timeToVerdict(installation, times));
      if (chosen.includes("steady"))
        add(await timeSteadyRate(installation, 10, Math.max(5, Math.round(submissions / 10))));
      if (chosen.includes("flood")) add(await timeFlood(installation, submissions));
    } finally {
      await installation.close();
    }
  }
  if (chosen.includes("browser")) add(await timeToBrowser(times));
  return parts;
}
