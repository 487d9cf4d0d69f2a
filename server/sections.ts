import { requireId, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, type Database } from "./db";
import { AppError, notFound } from "./errors";
import { lockRoster } from "./rosterLock";
import { storableText } from "./storableText";

export interface SectionView {
  id: string;
  name: string;
  students: number;
  staff: number;
  /** Extensions for the whole section. */
  extensions: number;
}

/**
 * The sections of a course, by name.
 *
 * @throws AppError NOT_FOUND for who is no instructor
 */
export async function listSections(actor: Actor, course: string): Promise<SectionView[]> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const rows = await database().section.findMany({
    where: { courseId },
    orderBy: { name: "asc" },
    select: {
      ...{ id: true, name: true, _count: { select: { extensions: true } } },
      enrollments: { where: { droppedAt: null }, select: { role: true } },
    },
  });
  return rows.map(({ id, name, enrollments, _count }) => {
    const students = enrollments.filter(({ role }) => role === "student").length;
    return { id, name, students, staff: enrollments.length - students, extensions: _count.extensions };
  });
}

/** @throws AppError NOT_FOUND for who is no instructor, INVALID, CONFLICT for a name that is taken */
export async function addSection(actor: Actor, { course, name }: { course: string; name: string }): Promise<void> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const words = parseName(name);
  await database().$transaction(async (tx) => {
    await lockRoster(tx, courseId);
    await requireFree(tx, courseId, words);
    const { id } = await tx.section.create({ data: { courseId, name: words }, select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId, action: "section added", subject: { kind: "section", id } },
      after: { name: words },
    });
  });
}

/**
 * @param order.seen - the name that the actor changed
 * @throws AppError NOT_FOUND, INVALID, CONFLICT for a name that is taken or was changed meanwhile
 */
export async function renameSection(
  actor: Actor,
  { course, id: wanted, seen, name }: { course: string; id: string; seen: string; name: string },
): Promise<void> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const words = parseName(name);
  await database().$transaction(async (tx) => {
    const { id, name: before } = await lockSection(tx, courseId, wanted);
    if (before !== seen)
      throw new AppError("CONFLICT", `Somebody else called this section “${before}” meanwhile. Nothing was changed.`);
    if (before === words) return;
    await requireFree(tx, courseId, words, id);
    await tx.section.update({ where: { id }, data: { name: words }, select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId, action: "section renamed", subject: { kind: "section", id } },
      ...{ before: { name: before }, after: { name: words } },
    });
  });
}

/**
 * Removes a section that nobody is in. People who were dropped are then in no section.
 *
 * @throws AppError NOT_FOUND, CONFLICT while somebody is in it, or dates or open links are about it
 */
export async function removeSection(
  actor: Actor,
  { course, id: wanted }: { course: string; id: string },
): Promise<void> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  await database().$transaction(async (tx) => {
    const { id, name } = await lockSection(tx, courseId, wanted);
    const people = await tx.enrollment.count({ where: { sectionId: id, droppedAt: null } });
    if (people > 0)
      throw new AppError(
        "CONFLICT",
        `${people === 1 ? "One person is" : `${people} people are`} in ${name}. Move them to another section first.`,
      );
    const extensions = await tx.extension.count({ where: { sectionId: id } });
    if (extensions > 0) throw new AppError("CONFLICT", `${name} has an extension. Remove that first.`);
    const isOpen = { revokedAt: null, expiresAt: { gt: new Date() }, NOT: { usesLeft: 0 } };
    if ((await tx.invitation.count({ where: { sectionId: id, ...isOpen } })) > 0)
      throw new AppError("CONFLICT", `An invitation leads into ${name}. Revoke that first.`);
    await tx.enrollment.updateMany({ where: { sectionId: id }, data: { sectionId: null, isLimitedToSection: false } });
    await tx.invitation.updateMany({ where: { sectionId: id }, data: { sectionId: null } });
    await tx.section.delete({ where: { id }, select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId, action: "section removed", subject: { kind: "section", id } },
      before: { name },
    });
  });
}

async function lockSection(tx: Database, courseId: string, wanted: string): Promise<{ id: string; name: string }> {
  await lockRoster(tx, courseId);
  const section = await tx.section.findFirst({
    where: { id: requireId(wanted, "section"), courseId },
    select: { id: true, name: true },
  });
  if (section === null) throw notFound("section");
  return section;
}

function parseName(name: string): string {
  const words = storableText(name).replaceAll(/\s+/g, " ").trim();
  if (words === "" || words.length > 60)
    throw new AppError("INVALID", "A section needs a name of 1 to 60 characters, such as “Tuesday 10–11”.");
  return words;
}

/** Files name sections in any letters, so "lab 1" beside "Lab 1" would be one too many. */
async function requireFree(tx: Database, courseId: string, name: string, except?: string): Promise<void> {
  const rows = await tx.section.findMany({ where: { courseId }, select: { id: true, name: true } });
  if (rows.some(({ id, name: taken }) => id !== except && taken.toLowerCase() === name.toLowerCase()))
    throw new AppError("CONFLICT", `There is a section “${name}” already.`);
}
