import { z } from "zod";
import { requireInstructor, type Role } from "./access";
import type { Actor } from "./actor";
import { toCsv } from "./csv";
import { database } from "./db";
import { storableText } from "./storableText";

/** Somebody who is in a course, or was. */
export interface RosterPerson {
  userId: string;
  name: string;
  email: string;
  role: Role;
  section: { id: string; name: string } | null;
  isLimitedToSection: boolean;
  /** How many times the usual time they have in timed assignments. */
  timeFactor: number;
  droppedAt: Date | null;
  /** Never signed in, and cannot with a password. */
  isNew: boolean;
  isErased: boolean;
}

/** Whom to show. Text from an address: what cannot be meant is left out. */
export interface RosterFilter {
  /** Part of a name or an e-mail address. */
  search?: string | undefined;
  role?: string | undefined;
  /** Id of a section, or "none". */
  section?: string | undefined;
  /** "dropped": those who were dropped instead of those who are there. */
  who?: string | undefined;
  /** From 1. */
  page?: string | undefined;
}

export interface RosterView {
  /** By role, staff first, then by name. */
  people: RosterPerson[];
  /** How many the filter finds, on all pages. */
  found: number;
  /** Everybody who is in the course. */
  present: number;
  dropped: number;
  sections: { id: string; name: string }[];
  page: number;
  pages: number;
  /** The filter as it was understood. */
  filter: RosterFilter;
}

const peopleAPage = 100;

/**
 * The people of a course.
 *
 * @throws AppError NOT_FOUND for who is no instructor
 */
export async function listPeople(actor: Actor, course: string, wanted: RosterFilter): Promise<RosterView> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const filter = FilterSchema.parse(wanted);
  const sections = await database().section.findMany({
    where: { courseId },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  const where = { courseId, ...toWhere(filter) };
  const [found, present, dropped] = await Promise.all([
    database().enrollment.count({ where }),
    database().enrollment.count({ where: { courseId, droppedAt: null } }),
    database().enrollment.count({ where: { courseId, droppedAt: { not: null } } }),
  ]);
  const pages = Math.max(1, Math.ceil(found / peopleAPage));
  const page = Math.min(pages, Number(filter.page ?? 1));
  const rows = await database().enrollment.findMany({
    where,
    orderBy: [{ role: "desc" }, { user: { name: "asc" } }, { id: "asc" }],
    skip: (page - 1) * peopleAPage,
    take: peopleAPage,
    select: rosterColumns,
  });
  return { people: rows.map(toRosterPerson), ...{ found, present, dropped, sections, page, pages, filter } };
}

/**
 * Who is in a course now, as a table that `previewRoster` reads again.
 *
 * @throws AppError NOT_FOUND for who is no instructor
 */
export async function exportRoster(actor: Actor, course: string): Promise<{ fileName: string; csv: string }> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const rows = await database().enrollment.findMany({
    where: { courseId, droppedAt: null, user: { erasedAt: null } },
    orderBy: [{ role: "desc" }, { user: { name: "asc" } }, { id: "asc" }],
    select: rosterColumns,
  });
  const lines = rows
    .map(toRosterPerson)
    .map(({ name, email, section, role }) => [name, email, section?.name ?? null, role]);
  return { fileName: `${course}-people.csv`, csv: toCsv([["Name", "E-mail", "Section", "Role"], ...lines]) };
}

export const rosterColumns = {
  ...{ userId: true, role: true, isLimitedToSection: true, timeFactor: true, droppedAt: true },
  section: { select: { id: true, name: true } },
  user: {
    select: { name: true, email: true, passwordHash: true, erasedAt: true, _count: { select: { accounts: true } } },
  },
} as const;

interface RosterRow extends Omit<RosterPerson, "name" | "email" | "isNew" | "isErased"> {
  user: {
    name: string;
    email: string;
    passwordHash: string | null;
    erasedAt: Date | null;
    _count: { accounts: number };
  };
}

export const toRosterPerson = ({ user, ...row }: RosterRow): RosterPerson => ({
  ...{ ...row, name: user.name, email: user.email, isErased: user.erasedAt !== null },
  isNew: user.passwordHash === null && user._count.accounts === 0 && user.erasedAt === null,
});

const FilterSchema = z.object({
  search: z.string().trim().min(1).max(200).transform(storableText).optional().catch(undefined),
  role: z.enum(["student", "ta", "instructor"]).optional().catch(undefined),
  section: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .catch(undefined),
  who: z.literal("dropped").optional().catch(undefined),
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .optional()
    .catch(undefined),
});

function toWhere({ search, role, section, who }: z.output<typeof FilterSchema>) {
  // Signs that stand for any text in a pattern are meant as themselves.
  const contains = { contains: (search ?? "").replaceAll(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  return {
    droppedAt: who === "dropped" ? { not: null } : null,
    ...(role === undefined ? {} : { role }),
    ...(section === undefined ? {} : { sectionId: section === "none" ? null : section }),
    ...(search === undefined ? {} : { user: { OR: [{ name: contains }, { email: contains }] } }),
  };
}
