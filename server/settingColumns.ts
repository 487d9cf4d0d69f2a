import { z } from "zod";
import type { AuditFacts } from "./audit";
import { AppError } from "./errors";
import { fromLocalMoment, type LocalMoment, LocalMomentSchema, noteOnLocalMoment, toLocalMoment } from "./localMoment";

/** What instructors decide about an assignment, as its row holds it. */
export interface SettingColumns {
  title: string;
  opensAt: Date;
  dueAt: Date;
  closesAt: Date;
  latePercentPerDay: number;
  graceDays: number;
  counts: "best" | "latest";
  dropLowest: number;
  timeLimitMinutes: number | null;
  solutionsReleaseAt: Date | null;
  holdsReviews: boolean;
  reviewsReleaseAt: Date | null;
  regradeDays: number;
  regradeQuota: number;
}

export const settingColumns = {
  ...{ title: true, opensAt: true, dueAt: true, closesAt: true },
  ...{ latePercentPerDay: true, graceDays: true, counts: true, dropLowest: true, timeLimitMinutes: true },
  ...{ solutionsReleaseAt: true, holdsReviews: true, reviewsReleaseAt: true, regradeDays: true, regradeQuota: true },
} as const;

const Moment = LocalMomentSchema;
const whole = (least: number, most: number) => z.number().int().min(least).max(most);

/** The same as a form sends it, with moments as clocks in the course's zone show them. */
export const SettingsSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  opensAt: Moment,
  dueAt: Moment,
  /** Null: late work is not taken. */
  closesAt: Moment.nullable(),
  latePercentPerDay: z.number().min(0).max(100),
  graceDays: whole(0, 365),
  counts: z.enum(["best", "latest"]),
  dropLowest: whole(0, 100),
  /** Null: not timed. */
  timeLimitMinutes: whole(1, 10_080).nullable(),
  /** Null: never. */
  solutionsReleaseAt: Moment.nullable(),
  holdsReviews: z.boolean(),
  reviewsReleaseAt: Moment.nullable(),
  regradeDays: whole(0, 365),
  regradeQuota: whole(0, 100),
});

export type Settings = z.infer<typeof SettingsSchema>;

/** The settings as a form shows them. */
export function toSettings(row: SettingColumns, timeZone: string): Settings {
  const shown = (at: Date): string => toLocalMoment(at, timeZone).text;
  const { title, latePercentPerDay, graceDays, counts, dropLowest, timeLimitMinutes } = row;
  const { holdsReviews, regradeDays, regradeQuota } = row;
  return {
    ...{ title, latePercentPerDay, graceDays, counts, dropLowest, timeLimitMinutes },
    ...{ holdsReviews, regradeDays, regradeQuota },
    opensAt: shown(row.opensAt),
    dueAt: shown(row.dueAt),
    closesAt: row.closesAt.getTime() === row.dueAt.getTime() ? null : shown(row.closesAt),
    solutionsReleaseAt: row.solutionsReleaseAt === null ? null : shown(row.solutionsReleaseAt),
    reviewsReleaseAt: row.reviewsReleaseAt === null ? null : shown(row.reviewsReleaseAt),
  };
}

/** A moment of the file or the form, with the one that stands there: what shows the same stays exactly what it is. */
export function momentOf(moment: LocalMoment, timeZone: string, before: Date | null | undefined): Date {
  if (before !== null && before !== undefined) {
    const standing = toLocalMoment(before, timeZone);
    if (standing.text === moment.text && standing.isSecond === moment.isSecond) return before;
  }
  return fromLocalMoment(moment, timeZone);
}

/**
 * What the row holds then. A moment that shows what stood there already stays that instant, also in the hour that clocks
 * show twice.
 *
 * @param before - the row as it is; null for a new assignment
 * @throws AppError INVALID for what is no day and time
 */
export function fromSettings(settings: Settings, timeZone: string, before: SettingColumns | null): SettingColumns {
  const at = (text: string, standing: Date | null | undefined): Date => {
    const isSecond = standing != null && toLocalMoment(standing, timeZone).text === text;
    return momentOf({ text, isSecond: isSecond && toLocalMoment(standing, timeZone).isSecond }, timeZone, standing);
  };
  const { opensAt, dueAt, closesAt, solutionsReleaseAt, reviewsReleaseAt, ...rest } = settings;
  const due = at(dueAt, before?.dueAt);
  return {
    ...rest,
    opensAt: at(opensAt, before?.opensAt),
    dueAt: due,
    closesAt: closesAt === null ? due : at(closesAt, before?.closesAt),
    solutionsReleaseAt: solutionsReleaseAt === null ? null : at(solutionsReleaseAt, before?.solutionsReleaseAt),
    reviewsReleaseAt: reviewsReleaseAt === null ? null : at(reviewsReleaseAt, before?.reviewsReleaseAt),
  };
}

/** What cannot be, in sentences; none when all is well. */
function faultsOf({ opensAt, dueAt, closesAt, holdsReviews, reviewsReleaseAt }: SettingColumns): string[] {
  return [
    ...(opensAt < dueAt ? [] : ["It has to open before it is due."]),
    ...(dueAt <= closesAt ? [] : ["Late work cannot end before the due date."]),
    ...(holdsReviews || reviewsReleaseAt === null ? [] : ["Only reviews that are held can be released at a moment."]),
  ];
}

/** @throws AppError INVALID with the first thing that cannot be */
export function requireSound(columns: SettingColumns): SettingColumns {
  const [fault] = faultsOf(columns);
  if (fault !== undefined) throw new AppError("INVALID", fault);
  return columns;
}

/** What a reader should know of the days on which clocks are changed. */
export function notesOnMoments(settings: Settings, timeZone: string): string[] {
  const { opensAt, dueAt, closesAt, solutionsReleaseAt, reviewsReleaseAt } = settings;
  const notes = [opensAt, dueAt, closesAt, solutionsReleaseAt, reviewsReleaseAt].flatMap((text) =>
    text === null ? [] : (noteOnLocalMoment(text, timeZone) ?? []),
  );
  return [...new Set(notes)];
}

/** For the audit log. */
export const toFacts = (columns: SettingColumns): AuditFacts =>
  Object.fromEntries(
    Object.entries(columns).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  );
