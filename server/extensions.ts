import { z } from "zod";
import { type Access, requireId, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { type AuditFacts, recordChange } from "./audit";
import { database, type Database } from "./db";
import type { Dates } from "./deadlines";
import { AppError, notFound } from "./errors";
import { type ExtensionEffect, findEffect, type Holder } from "./extensionEffect";
import { fromLocalMoment, noteOnLocalMoment, toLocalMoment } from "./localMoment";
import { storableText } from "./storableText";

export type { ExtensionEffect } from "./extensionEffect";

/** Who has other dates in an assignment, and who could have. */
export interface ExtensionsView {
  extensions: ExtensionRow[];
  /** People and sections that an extension can be given to. */
  students: { userId: string; name: string; section: string | null; timeFactor: number }[];
  sections: { id: string; name: string; students: number }[];
}

export interface ExtensionRow {
  id: string;
  /** A person's name, or a section's. */
  holder: string;
  isSection: boolean;
  /** As clocks in the course's zone show them. */
  dueAt: string;
  closesAt: string;
  reason: string;
  grantedBy: string;
}

type At = { course: string; assignment: string };

/** @throws AppError NOT_FOUND for who is not an instructor of the course */
export async function listExtensions(actor: Actor, at: At): Promise<ExtensionsView> {
  const { access, row } = await findAssignment(actor, at);
  const [extensions, students, sections] = await Promise.all([
    database().extension.findMany({
      where: { assignmentId: row.id },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: {
        ...{ id: true, dueAt: true, closesAt: true, reason: true, granter: { select: { name: true } } },
        ...{ section: { select: { name: true } }, enrollment: { select: { user: { select: { name: true } } } } },
      },
    }),
    database().enrollment.findMany({
      where: { courseId: access.courseId, role: "student", droppedAt: null },
      orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
      select: {
        ...{ userId: true, timeFactor: true },
        ...{ user: { select: { name: true } }, section: { select: { name: true } } },
      },
    }),
    database().section.findMany({
      where: { courseId: access.courseId },
      orderBy: { name: "asc" },
      select: {
        ...{ id: true, name: true },
        _count: { select: { enrollments: { where: { role: "student", droppedAt: null } } } },
      },
    }),
  ]);
  const { timeZone } = row.course;
  return {
    extensions: extensions.map(({ id, dueAt, closesAt, reason, granter, section, enrollment }) => ({
      ...{ id, reason, isSection: section !== null, grantedBy: granter.name },
      holder: section?.name ?? enrollment?.user.name ?? "",
      dueAt: toLocalMoment(dueAt, timeZone).text,
      closesAt: toLocalMoment(closesAt, timeZone).text,
    })),
    students: students.map(({ user, section, ...rest }) => ({
      ...rest,
      ...{ name: user.name, section: section?.name ?? null },
    })),
    sections: sections.map(({ id, name, _count }) => ({ id, name, students: _count.enrollments })),
  };
}

const OrderSchema = z.strictObject({
  to: z.union([z.strictObject({ userId: z.string() }), z.strictObject({ sectionId: z.string() })]),
  dueAt: z.string(),
  /** Null: nothing is taken after the due date. */
  closesAt: z.string().nullable(),
});
const ReasonSchema = z.string().trim().min(1).max(1_000);

export type ExtensionOrder = z.infer<typeof OrderSchema>;

/**
 * What an extension would do, before it is given. One that the same person or section has already is replaced by it.
 *
 * @throws AppError NOT_FOUND for who is not an instructor of the course and for a holder who is not in it, INVALID
 */
export async function previewExtension(
  actor: Actor,
  { extension, ...at }: At & { extension: unknown },
): Promise<ExtensionEffect & { notes: string[] }> {
  const { access, row } = await findAssignment(actor, at);
  const { holder, dates, order } = await read(access, row.course.timeZone, extension);
  const effect = await findEffect(database(), access.courseId, { assignmentId: row.id, holder, dates });
  const texts = [order.dueAt, order.closesAt ?? order.dueAt];
  const notes = texts.flatMap((text) => noteOnLocalMoment(text, row.course.timeZone) ?? []);
  return { ...effect, notes: [...new Set(notes)] };
}

/**
 * Gives one person or a section other dates, with a reason, in the place of the extension they have.
 *
 * @throws AppError NOT_FOUND for who is not an instructor of the course and for a holder who is not in it, INVALID
 */
export async function grantExtension(
  actor: Actor,
  { extension, reason, ...at }: At & { extension: unknown; reason: string },
): Promise<void> {
  const { access, row } = await findAssignment(actor, at);
  const { holder, dates } = await read(access, row.course.timeZone, extension);
  const why = ReasonSchema.safeParse(storableText(reason));
  if (!why.success) throw new AppError("INVALID", "Say why, in at most 1000 characters.");
  await database().$transaction(async (tx) => {
    await lockExtensions(tx, row.id);
    const before = await tx.extension.findFirst({ where: { assignmentId: row.id, ...holder }, select: columns });
    const data = { ...dates, reason: why.data, granterId: actor.userId };
    const { id } =
      before === null
        ? await tx.extension.create({
            data: { ...data, ...holder, courseId: access.courseId, assignmentId: row.id },
            select: { id: true },
          })
        : await tx.extension.update({
            where: { id: before.id },
            // News for whoever has it: it counts from now on.
            data: { ...data, createdAt: new Date() },
            select: { id: true },
          });
    await recordChange(tx, actor, {
      courseId: access.courseId,
      action: before === null ? "extension granted" : "extension changed",
      subject: { kind: "extension", id },
      ...(before === null ? {} : { before: toFacts(before) }),
      after: toFacts({ ...dates, reason: why.data }),
    });
  });
}

/** Takes an extension back. @throws AppError NOT_FOUND for who is not an instructor of the course */
export async function removeExtension(
  actor: Actor,
  { extensionId, ...at }: At & { extensionId: string },
): Promise<void> {
  const { access, row } = await findAssignment(actor, at);
  const id = requireId(extensionId, "extension");
  await database().$transaction(async (tx) => {
    await lockExtensions(tx, row.id);
    const before = await tx.extension.findFirst({ where: { id, assignmentId: row.id }, select: columns });
    if (before === null) throw notFound("extension");
    await tx.extension.delete({ where: { id }, select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId: access.courseId, action: "extension removed", subject: { kind: "extension", id } },
      before: toFacts(before),
    });
  });
}

/** What taking an extension back would do. @throws AppError NOT_FOUND for who is not an instructor of the course */
export async function previewRemoval(
  actor: Actor,
  { extensionId, ...at }: At & { extensionId: string },
): Promise<ExtensionEffect> {
  const { access, row } = await findAssignment(actor, at);
  const id = requireId(extensionId, "extension");
  const found = await database().extension.findFirst({
    where: { id, assignmentId: row.id },
    select: { userId: true, sectionId: true },
  });
  if (found === null) throw notFound("extension");
  const holder: Holder = found.userId === null ? { sectionId: found.sectionId ?? "" } : { userId: found.userId };
  return findEffect(database(), access.courseId, { assignmentId: row.id, holder, dates: null });
}

const columns = { id: true, dueAt: true, closesAt: true, reason: true } as const;

const toFacts = ({ dueAt, closesAt, reason }: Pick<Dates, "dueAt" | "closesAt"> & { reason: string }): AuditFacts => ({
  ...{ dueAt: dueAt.toISOString(), closesAt: closesAt.toISOString(), reason },
});

/** Two people do not make the same extension at once. */
const lockExtensions = (tx: Database, assignmentId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`extensions ${assignmentId}`}, 0))`;

async function findAssignment(actor: Actor, { course, assignment }: At) {
  const access = await requireInstructor(actor, { slug: course }, "assignment");
  const row = await database().assignment.findUnique({
    where: { courseId_slug: { courseId: access.courseId, slug: assignment } },
    select: { id: true, course: { select: { timeZone: true } } },
  });
  if (row === null) throw notFound("assignment");
  return { access, row };
}

async function read({ courseId }: Access, timeZone: string, extension: unknown) {
  const parsed = OrderSchema.safeParse(extension);
  if (!parsed.success) throw new AppError("INVALID", "An extension needs somebody, and a date and time.");
  const order = parsed.data;
  const at = (text: string): Date => fromLocalMoment({ text, isSecond: false }, timeZone);
  const dueAt = at(order.dueAt);
  const closesAt = order.closesAt === null ? dueAt : at(order.closesAt);
  if (closesAt < dueAt) throw new AppError("INVALID", "Late work cannot end before the due date.");
  return { order, holder: await findHolder(courseId, order.to), dates: { dueAt, closesAt } };
}

async function findHolder(courseId: string, to: ExtensionOrder["to"]): Promise<Holder> {
  if ("sectionId" in to) {
    const id = requireId(to.sectionId, "section");
    if ((await database().section.count({ where: { id, courseId } })) === 0) throw notFound("section");
    return { sectionId: id };
  }
  const userId = requireId(to.userId, "student");
  const isThere = await database().enrollment.count({ where: { userId, courseId, role: "student", droppedAt: null } });
  if (isThere === 0) throw notFound("student");
  return { userId };
}
