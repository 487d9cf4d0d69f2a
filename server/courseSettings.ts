import { z } from "zod";
import { AppError } from "./errors";
import { storableText } from "./storableText";

/** What a course is called and when it is. */
export interface CourseSettings {
  title: string;
  term: string;
  /** IANA name. */
  timeZone: string;
  /** A calendar day such as "2026-08-26". */
  startsOn: string;
  /** So many assignments with the lowest share of their points are left out of a student's total. */
  dropLowest: number;
}

/** IANA names of the time zones there are, in order. */
export const timeZones: readonly string[] = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"])].sort();

const words = (name: string, longest: number) =>
  z
    .string()
    .transform((text) => storableText(text).replaceAll(/\s+/g, " ").trim())
    .pipe(z.string().min(1, `The ${name} is missing.`).max(longest, `The ${name} has at most ${longest} characters.`));

const SettingsSchema = z.strictObject({
  title: words("title", 120),
  term: words("term", 60),
  timeZone: z.string().refine((zone) => timeZones.includes(zone), "Choose a time zone from the list."),
  startsOn: z.iso.date("The start is a day such as 2026-08-26."),
  dropLowest: z
    .int("The number of dropped assignments is a whole number from 0 to 100.")
    .min(0, "The number of dropped assignments is a whole number from 0 to 100.")
    .max(100, "The number of dropped assignments is a whole number from 0 to 100."),
});

const SlugSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, slugRule())
  .max(64, slugRule());

function slugRule(): string {
  return "The short name is of small letters, digits and hyphens, at most 64, and begins with a letter: eecs-182-fa26.";
}

/** @throws AppError INVALID with every fault in words */
export function parseSettings(settings: CourseSettings): CourseSettings {
  return parse(SettingsSchema, settings);
}

/** @throws AppError INVALID */
export function parseCourseSlug(slug: string): string {
  return parse(SlugSchema, slug.trim());
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new AppError("INVALID", parsed.error.issues.map(({ message }) => message).join(" "));
  return parsed.data;
}

/** As the tables hold it. */
export const toColumns = ({ startsOn, ...settings }: CourseSettings) => ({
  ...settings,
  startsOn: new Date(`${startsOn}T00:00:00Z`),
});

export const fromColumns = ({ startsOn, ...settings }: Omit<CourseSettings, "startsOn"> & { startsOn: Date }) => ({
  ...settings,
  startsOn: startsOn.toISOString().slice(0, 10),
});

export const settingsColumns = { title: true, term: true, timeZone: true, startsOn: true, dropLowest: true } as const;
