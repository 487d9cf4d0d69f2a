import type { AssignmentClock, AssignmentFile } from "#problems/schema";
import { toLocalMoment } from "./localMoment";
import { momentOf, type SettingColumns } from "./settingColumns";

/** What relative days are counted from and by which clocks. */
export interface CourseCalendar {
  /** The first day, as midnight UTC. */
  startsOn: Date;
  timeZone: string;
}

export interface FileItem {
  problem: string;
  points: number;
}

/** An assignment as a file says it: all settings, with days counted from the start of the course. */
export function toFile(
  { slug, items, ...row }: SettingColumns & { slug: string; items: readonly FileItem[] },
  calendar: CourseCalendar,
): AssignmentFile {
  const clock = (at: Date): AssignmentClock => toClock(at, calendar);
  const { title, latePercentPerDay, graceDays, counts, dropLowest, timeLimitMinutes } = row;
  const takesLate = row.closesAt > row.dueAt;
  const released = row.reviewsReleaseAt === null ? "held" : clock(row.reviewsReleaseAt);
  return {
    ...{ slug, title, opens: clock(row.opensAt), due: clock(row.dueAt) },
    ...(takesLate ? { closes: clock(row.closesAt) } : {}),
    ...{ lateHours: 0, latePercentPerDay, graceDays, counts, dropLowest },
    ...(timeLimitMinutes === null ? {} : { timeLimitMinutes }),
    solutions: row.solutionsReleaseAt === null ? "never" : clock(row.solutionsReleaseAt),
    reviews: row.holdsReviews ? released : "when-finished",
    regrades: { days: row.regradeDays, quota: row.regradeQuota },
    items: items.map(({ problem, points }) => ({ problem, points })),
  };
}

/**
 * The settings that a file asks for in a course.
 *
 * @param before - what stands there: a moment that shows the same stays exactly what it is
 */
export function fromFile(
  file: AssignmentFile,
  calendar: CourseCalendar,
  before: SettingColumns | null = null,
): SettingColumns {
  const at = (clock: AssignmentClock, standing: Date | null | undefined): Date =>
    momentOf({ text: toText(clock, calendar), isSecond: clock.again === true }, calendar.timeZone, standing);
  const dueAt = at(file.due, before?.dueAt);
  const closesAt =
    file.closes === undefined ? new Date(dueAt.getTime() + file.lateHours * hourMs) : at(file.closes, before?.closesAt);
  const { title, latePercentPerDay, graceDays, counts, dropLowest, solutions, reviews, regrades } = file;
  return {
    ...{ title, opensAt: at(file.opens, before?.opensAt), dueAt, closesAt },
    ...{ latePercentPerDay, graceDays, counts, dropLowest, timeLimitMinutes: file.timeLimitMinutes ?? null },
    solutionsReleaseAt:
      solutions === "never" ? null : solutions === "when-closed" ? closesAt : at(solutions, before?.solutionsReleaseAt),
    holdsReviews: reviews !== "when-finished",
    reviewsReleaseAt: typeof reviews === "string" ? null : at(reviews, before?.reviewsReleaseAt),
    ...{ regradeDays: regrades.days, regradeQuota: regrades.quota },
  };
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

function toClock(at: Date, { startsOn, timeZone }: CourseCalendar): AssignmentClock {
  const { text, isSecond } = toLocalMoment(at, timeZone);
  const day = Math.round((Date.parse(`${text.slice(0, 10)}T00:00:00Z`) - startsOn.getTime()) / dayMs);
  return { day, time: text.slice(11), ...(isSecond ? { again: true as const } : {}) };
}

function toText({ day, time }: AssignmentClock, { startsOn }: CourseCalendar): string {
  return `${new Date(startsOn.getTime() + day * dayMs).toISOString().slice(0, 10)}T${time}`;
}
