import { z } from "zod";
import { requireAccess } from "./access";
import type { Actor } from "./actor";
import { type FactDifference, factDifferences } from "./auditDifferences";
import { describeSubjects } from "./auditSubjects";
import { database } from "./db";
import { notFound } from "./errors";
import { storableText } from "./storableText";
import { zonedTime } from "./zonedTime";

/** What to leave out. Everything is optional, and text from an address: what cannot be meant is left out itself. */
export interface AuditFilter {
  /** Id of who did it. */
  person?: string | undefined;
  action?: string | undefined;
  /** Calendar days such as "2026-09-01", both included, by the course's clocks. */
  from?: string | undefined;
  until?: string | undefined;
  /** What was changed: its kind, and one of that kind by its id. */
  kind?: string | undefined;
  subject?: string | undefined;
  /** Where the page before this one ended. */
  after?: string | undefined;
}

export interface AuditEntry {
  id: string;
  at: Date;
  /** Null when a program did it. */
  person: { id: string; name: string } | null;
  action: string;
  subject: {
    kind: string;
    id: string;
    /** Whose and which it is. Null when the kind alone is known. */
    title: string | null;
  };
  differences: FactDifference[];
}

export interface AuditLogView {
  /** Newest first. */
  entries: AuditEntry[];
  /** `after` of the next page. Null: this is the last one. */
  next: string | null;
  /** What there is to choose from. */
  people: { id: string; name: string }[];
  actions: string[];
  kinds: string[];
  /** The filter as it was understood. */
  filter: AuditFilter;
}

const entriesAPage = 50;
const dayMs = 86_400_000;

/**
 * What staff changed in a course, newest first. For instructors: it also says who graded whom, and how fast.
 *
 * @throws AppError NOT_FOUND for everybody else
 */
export async function listAuditLog(actor: Actor, course: string, wanted: AuditFilter): Promise<AuditLogView> {
  const { courseId, role } = await requireAccess(actor, { slug: course }, "course");
  if (role !== "instructor") throw notFound("course");
  const filter = FilterSchema.parse(wanted);
  const [where, choices] = await Promise.all([toWhere(courseId, filter), listChoices(courseId)]);
  const rows = await database().auditEvent.findMany({
    where,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: entriesAPage + 1,
    select: {
      ...{ id: true, at: true, action: true, subjectKind: true, subjectId: true, before: true, after: true },
      actor: { select: { id: true, name: true } },
    },
  });
  const shown = rows.slice(0, entriesAPage);
  const titles = await describeSubjects(
    courseId,
    shown.map(({ subjectKind: kind, subjectId: id }) => ({ kind, id })),
  );
  const last = rows.length > entriesAPage ? shown.at(-1) : undefined;
  return {
    entries: shown.map(({ actor: person, subjectKind: kind, subjectId: id, before, after, ...row }) => ({
      ...{ ...row, person, subject: { kind, id, title: titles.get(id) ?? null } },
      differences: factDifferences(before, after),
    })),
    next: last === undefined ? null : `${last.at.toISOString()}_${last.id}`,
    ...choices,
    filter,
  };
}

const CursorSchema = z
  .string()
  .regex(/^[^_]+_[^_]+$/)
  .transform((text) => text.split("_"))
  .pipe(z.tuple([z.iso.datetime().transform((at) => new Date(at)), z.uuid()]));

/** Text up to a length, as the database may hold it. An empty field of the form is no wish. */
const word = z.string().min(1).max(200).transform(storableText).optional().catch(undefined);

const FilterSchema = z.object({
  person: z.uuid().optional().catch(undefined),
  action: word,
  from: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  kind: word,
  subject: word,
  after: z
    .string()
    .refine((text) => CursorSchema.safeParse(text).success)
    .optional()
    .catch(undefined),
});

async function toWhere(courseId: string, filter: z.output<typeof FilterSchema>) {
  const { person, action, from, until, kind, subject } = filter;
  const { timeZone } = await database().course.findUniqueOrThrow({
    where: { id: courseId },
    select: { timeZone: true },
  });
  const startOf = (day: string, days = 0): Date =>
    zonedTime(new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs), "00:00", timeZone);
  const cursor = CursorSchema.safeParse(filter.after);
  return {
    courseId,
    ...(person === undefined ? {} : { actorId: person }),
    ...(action === undefined ? {} : { action }),
    ...(kind === undefined ? {} : { subjectKind: kind }),
    ...(subject === undefined ? {} : { subjectId: subject }),
    at: {
      ...(from === undefined ? {} : { gte: startOf(from) }),
      ...(until === undefined ? {} : { lt: startOf(until, 1) }),
    },
    ...(cursor.success
      ? { OR: [{ at: { lt: cursor.data[0] } }, { at: cursor.data[0], id: { lt: cursor.data[1] } }] }
      : {}),
  };
}

async function listChoices(courseId: string): Promise<Pick<AuditLogView, "people" | "actions" | "kinds">> {
  const where = { courseId };
  const [people, actions, kinds] = await Promise.all([
    database().user.findMany({
      where: { auditEvents: { some: where } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
    database().auditEvent.groupBy({ by: ["action"], where, orderBy: { action: "asc" } }),
    database().auditEvent.groupBy({ by: ["subjectKind"], where, orderBy: { subjectKind: "asc" } }),
  ]);
  return { people, actions: actions.map(({ action }) => action), kinds: kinds.map(({ subjectKind }) => subjectKind) };
}
