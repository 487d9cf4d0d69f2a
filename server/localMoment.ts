import { z } from "zod";
import { AppError } from "./errors";
import { offsetMs, zonedTime } from "./zonedTime";

/** A day and a time as clocks in some zone show them, as a form sends it: "2026-11-01T01:30". */
export const LocalMomentSchema = z.string().regex(/^20\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/);

/** A moment on the clocks of a zone. */
export interface LocalMoment {
  text: string;
  /** Clocks show this day and time twice, because summer time ended in between, and the second is meant. */
  isSecond: boolean;
}

/** What clocks show, to the minute. */
export function toLocalMoment(at: Date, timeZone: string): LocalMoment {
  const text = new Date(at.getTime() + offsetMs(at.getTime(), timeZone)).toISOString().slice(0, 16);
  return { text, isSecond: at.getTime() - firstOf(text, timeZone).getTime() >= minuteMs };
}

/**
 * The instant that is meant.
 *
 * @throws AppError INVALID for what is no day and time, such as 31 February
 */
export function fromLocalMoment({ text, isSecond }: LocalMoment, timeZone: string): Date {
  const first = firstOf(text, timeZone);
  return isSecond ? (secondOf(first, timeZone) ?? first) : first;
}

/**
 * What a reader should know of a day and a time on which clocks are changed; null on any other.
 *
 * @throws AppError INVALID
 */
export function noteOnLocalMoment(text: string, timeZone: string): string | null {
  const first = firstOf(text, timeZone);
  const [, asked = ""] = text.split("T");
  const [, shown = ""] = toLocalMoment(first, timeZone).text.split("T");
  if (shown !== asked)
    return `On ${text.slice(0, 10)} clocks there are put forward and never show ${asked}; ${shown} is taken instead.`;
  if (secondOf(first, timeZone) !== undefined)
    return `On ${text.slice(0, 10)} clocks there are put back and show ${asked} twice; the first time is meant.`;
  return null;
}

function firstOf(text: string, timeZone: string): Date {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text.slice(0, 10);
  const at = isDay && LocalMomentSchema.safeParse(text).success ? zonedTime(day, text.slice(11), timeZone) : null;
  if (at === null || Number.isNaN(at.getTime()))
    throw new AppError("INVALID", `${text.replace("T", " ")} is no date and time between 2000 and 2099.`);
  return at;
}

const minuteMs = 60_000;

/** Clocks are put back by half an hour in one place of the world and by an hour elsewhere. */
function secondOf(first: Date, timeZone: string): Date | undefined {
  const shownAt = (at: Date): number => at.getTime() + offsetMs(at.getTime(), timeZone);
  return [30, 60, 120]
    .map((minutes) => new Date(first.getTime() + minutes * minuteMs))
    .find((later) => shownAt(later) === shownAt(first));
}
