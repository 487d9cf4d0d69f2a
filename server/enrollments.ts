import { z } from "zod";
import { requireId, requireInstructor, type Role } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, type Database, isUniqueViolation } from "./db";
import { EmailSchema, nameFromEmail } from "./emailAddress";
import { enrollmentSubject, toEnrollmentFacts } from "./enrollmentFacts";
import { AppError, notFound } from "./errors";
import { lockRoster, requireInstructorLeft } from "./rosterLock";
import { storableText } from "./storableText";

/** What an instructor decides about somebody in a course. */
export interface Place {
  role: Role;
  sectionId: string | null;
  /** TAs only: they see the students of their section alone. */
  isLimitedToSection: boolean;
  /** 1 to 10. */
  timeFactor: number;
}

interface PersonAddress {
  course: string;
  userId: string;
}

/**
 * Adds somebody by e-mail. Who was dropped comes back, with the work they did.
 *
 * @returns whether a new person was made, who signs in through the school or gets a password by a link
 * @throws AppError NOT_FOUND for who is no instructor, INVALID, CONFLICT for who is in the course
 */
export async function addPerson(
  actor: Actor,
  { course, ...person }: { course: string; email: string; name: string; role: Role; sectionId: string | null },
): Promise<{ userId: string; isNew: boolean }> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const email = parseEmail(person.email);
  const name = storableText(person.name).trim();
  if (name.length > 200) throw new AppError("INVALID", "A name has at most 200 characters.");
  try {
    return await database().$transaction(async (tx) => {
      await lockRoster(tx, courseId);
      const sectionId = await findSection(tx, courseId, person.sectionId);
      const known = await tx.user.findUnique({ where: { email }, select: { id: true, disabledAt: true } });
      if (known?.disabledAt instanceof Date)
        throw new AppError("CONFLICT", `The account of ${email} is closed on this server.`);
      const user =
        known ?? (await tx.user.create({ data: { email, name: name || nameFromEmail(email) }, select: { id: true } }));
      await enrol(tx, actor, courseId, { userId: user.id, role: person.role, sectionId });
      return { userId: user.id, isNew: known === null };
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("CONFLICT", `Somebody else added ${email} at the same moment. Look at the list again.`);
    throw error;
  }
}

/** @throws AppError CONFLICT for who is in the course now */
async function enrol(
  tx: Database,
  actor: Actor,
  courseId: string,
  { userId, role, sectionId }: { userId: string; role: Role; sectionId: string | null },
): Promise<void> {
  const stored = await findPlace(tx, courseId, userId);
  if (stored !== null && stored.droppedAt === null)
    throw new AppError(
      "CONFLICT",
      "This person is in the course already. Find them in the list to change their place.",
    );
  const { id } = await tx.enrollment.upsert({
    where: { courseId_userId: { courseId, userId } },
    create: { courseId, userId, role, sectionId },
    update: { role, sectionId, isLimitedToSection: false, droppedAt: null },
    select: { id: true },
  });
  await recordPlace(
    tx,
    actor,
    { id, courseId, action: stored === null ? "person added" : "person added again" },
    stored,
  );
}

/**
 * Brings somebody back who was dropped, to the role and the section they had.
 *
 * @throws AppError NOT_FOUND, CONFLICT when they are in the course
 */
export async function readdPerson(actor: Actor, address: PersonAddress): Promise<void> {
  await changePlace(actor, address, "person added again", async (tx, stored) => {
    if (stored.droppedAt === null) throw new AppError("CONFLICT", "This person is in the course already.");
    if (stored.user.disabledAt !== null) throw new AppError("CONFLICT", "The account of this person is closed.");
    await tx.enrollment.update({ where: { id: stored.id }, data: { droppedAt: null }, select: { id: true } });
  });
}

/**
 * Takes somebody out of a course. They see nothing of it from the next click on; all their work stays.
 *
 * @throws AppError NOT_FOUND, CONFLICT when they are out already or no instructor would be left
 */
export async function dropPerson(actor: Actor, address: PersonAddress): Promise<void> {
  await changePlace(actor, address, "person dropped", async (tx, stored) => {
    if (stored.droppedAt !== null) throw new AppError("CONFLICT", "This person was dropped already.");
    await tx.enrollment.update({ where: { id: stored.id }, data: { droppedAt: new Date() }, select: { id: true } });
  });
}

/**
 * Gives somebody another role, section or more time.
 *
 * @param order.seen - what the actor saw when they decided
 * @throws AppError NOT_FOUND, INVALID, CONFLICT when somebody else changed it or no instructor would be left
 */
export async function changePerson(
  actor: Actor,
  { seen, next, ...address }: PersonAddress & { seen: Place; next: Place },
): Promise<void> {
  if (!(next.timeFactor >= 1 && next.timeFactor <= 10))
    throw new AppError("INVALID", "Extra time is a number from 1 to 10: 1.5 is half as much time again.");
  if (next.isLimitedToSection && (next.role !== "ta" || next.sectionId === null))
    throw new AppError("INVALID", "Only a TA in a section can be limited to it.");
  await changePlace(actor, address, "person changed", async (tx, stored) => {
    const stands: Place = {
      ...{ role: stored.role, sectionId: stored.sectionId, isLimitedToSection: stored.isLimitedToSection },
      timeFactor: stored.timeFactor,
    };
    if ((Object.keys(stands) as (keyof Place)[]).some((key) => stands[key] !== seen[key]))
      throw new AppError(
        "CONFLICT",
        "Somebody else changed this person meanwhile. Reload the page to see how it stands.",
      );
    const { role, isLimitedToSection, timeFactor } = next;
    const sectionId = await findSection(tx, stored.courseId, next.sectionId);
    await tx.enrollment.update({
      where: { id: stored.id },
      data: { role, sectionId, isLimitedToSection, timeFactor },
      select: { id: true },
    });
  });
}

async function changePlace(
  actor: Actor,
  { course, userId }: PersonAddress,
  action: string,
  change: (tx: Database, stored: StoredPlace) => Promise<void>,
): Promise<void> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  await database().$transaction(async (tx) => {
    await lockRoster(tx, courseId);
    const stored = await findPlace(tx, courseId, requireId(userId, "person"));
    if (stored === null) throw notFound("person");
    await change(tx, stored);
    await requireInstructorLeft(tx, courseId);
    await recordPlace(tx, actor, { id: stored.id, courseId, action }, stored);
  });
}

const findPlace = (tx: Database, courseId: string, userId: string) =>
  tx.enrollment.findUnique({
    where: { courseId_userId: { courseId, userId } },
    select: { ...placeColumns, user: { select: { disabledAt: true } } },
  });

const placeColumns = {
  ...{ id: true, courseId: true, role: true, sectionId: true, isLimitedToSection: true, timeFactor: true },
  ...{ droppedAt: true, section: { select: { name: true } } },
} as const;

type StoredPlace = NonNullable<Awaited<ReturnType<typeof findPlace>>>;
type PlaceRow = Omit<StoredPlace, "user">;

const toFacts = ({ section, droppedAt, ...row }: PlaceRow) =>
  toEnrollmentFacts({ ...row, section: section?.name ?? null, isDropped: droppedAt !== null });

/** Notes how a place was and how it is now, when it differs. */
export async function recordPlace(
  tx: Database,
  actor: Actor | null,
  { id, courseId, action }: { id: string; courseId: string; action: string },
  before: PlaceRow | null,
): Promise<void> {
  const after = await tx.enrollment.findUniqueOrThrow({ where: { id }, select: placeColumns });
  const facts = { before: before === null ? undefined : toFacts(before), after: toFacts(after) };
  if (JSON.stringify(facts.before) === JSON.stringify(facts.after)) return;
  await recordChange(tx, actor, { ...{ courseId, action, subject: enrollmentSubject(id) }, ...facts });
}

/** @throws AppError NOT_FOUND for one of another course */
export async function findSection(tx: Database, courseId: string, sectionId: string | null): Promise<string | null> {
  if (sectionId === null) return null;
  const section = await tx.section.findFirst({
    where: { id: requireId(sectionId, "section"), courseId },
    select: { id: true },
  });
  if (section === null) throw notFound("section");
  return section.id;
}

function parseEmail(text: string): string {
  const email = EmailSchema.safeParse(storableText(text));
  if (!email.success) throw new AppError("INVALID", `“${text.slice(0, 60)}” is no e-mail address.`);
  return email.data;
}

export const PlaceSchema = z.strictObject({
  role: z.enum(["student", "ta", "instructor"]),
  sectionId: z.string().max(64).nullable(),
  isLimitedToSection: z.boolean(),
  timeFactor: z.number(),
});
