import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { requireId, requireInstructor, type Role } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, type Database } from "./db";
import { findSection, recordPlace } from "./enrollments";
import { AppError, notFound } from "./errors";
import { takeFromBudget } from "./rateLimit";
import { lockRoster } from "./rosterLock";

/** A link into a course, without what makes it work. */
export interface InvitationView {
  id: string;
  role: Role;
  section: string | null;
  /** Null: any number of people. */
  usesLeft: number | null;
  expiresAt: Date;
  createdAt: Date;
  creator: string;
  state: "open" | "used-up" | "expired" | "revoked";
}

export interface InvitationOrder {
  course: string;
  role: Role;
  sectionId: string | null;
  /** 1 to 365. */
  days: number;
  /** How many people may use it; null: any number. */
  uses: number | null;
}

/** What somebody who follows a link is shown before they decide. */
export interface InvitedTo {
  course: string;
  title: string;
  term: string;
  role: Role;
  section: string | null;
  /** The role of who is in the course already, whom the link changes nothing for. */
  presentRole: Role | null;
}

const secretBytes = 32;
const dayMs = 86_400_000;
const mostOpen = 100;

/**
 * Makes a link. Its secret is in the answer and nowhere else: the database holds a hash.
 *
 * @returns secret - what stands behind /join/
 * @throws AppError NOT_FOUND for who is no instructor, INVALID
 */
export async function createInvitation(
  actor: Actor,
  { course, role, sectionId: wanted, days, uses }: InvitationOrder,
): Promise<{ id: string; secret: string }> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  if (!(Number.isInteger(days) && days >= 1 && days <= 365))
    throw new AppError("INVALID", "A link works for 1 to 365 days.");
  if (uses !== null && !(Number.isInteger(uses) && uses >= 1 && uses <= 100_000))
    throw new AppError("INVALID", "A link is for 1 to 100000 people.");
  if (role === "instructor" && uses !== 1)
    throw new AppError("INVALID", "A link that makes instructors is for one person.");
  const secret = randomBytes(secretBytes).toString("base64url");
  return database().$transaction(async (tx) => {
    await lockRoster(tx, courseId);
    if ((await tx.invitation.count({ where: { courseId, ...isOpen() } })) >= mostOpen)
      throw new AppError("CONFLICT", `This course has ${mostOpen} links that work. Revoke some first.`);
    const sectionId = await findSection(tx, courseId, wanted);
    const now = new Date();
    const invitation = await tx.invitation.create({
      data: {
        ...{ courseId, role, sectionId, usesLeft: uses, tokenHash: hashOf(secret).toString("hex") },
        ...{ createdAt: now, expiresAt: new Date(now.getTime() + days * dayMs), creatorId: actor.userId },
      },
      select: { ...viewColumns, section: { select: { name: true } } },
    });
    await recordChange(tx, actor, {
      ...{ courseId, action: "invitation made", subject: { kind: "invitation", id: invitation.id } },
      after: toFacts(invitation),
    });
    return { id: invitation.id, secret };
  });
}

/**
 * The links of a course, the newest first.
 *
 * @throws AppError NOT_FOUND for who is no instructor
 */
export async function listInvitations(actor: Actor, course: string): Promise<InvitationView[]> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const rows = await database().invitation.findMany({
    where: { courseId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
    select: { ...viewColumns, section: { select: { name: true } }, creator: { select: { name: true } } },
  });
  return rows.map(({ section, creator, revokedAt, ...row }) => ({
    ...{ ...row, section: section?.name ?? null, creator: creator.name },
    state: stateOf({ ...row, revokedAt }),
  }));
}

/**
 * Ends a link. A second time changes nothing.
 *
 * @throws AppError NOT_FOUND for who is no instructor
 */
export async function revokeInvitation(
  actor: Actor,
  { course, id: wanted }: { course: string; id: string },
): Promise<void> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const id = requireId(wanted, "invitation");
  await database().$transaction(async (tx) => {
    await lockRoster(tx, courseId);
    const stored = await tx.invitation.findFirst({
      where: { id, courseId },
      select: { ...viewColumns, section: { select: { name: true } } },
    });
    if (stored === null) throw notFound("invitation");
    if (stored.revokedAt !== null) return;
    await tx.invitation.update({ where: { id }, data: { revokedAt: new Date() }, select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId, action: "invitation revoked", subject: { kind: "invitation", id } },
      before: toFacts(stored),
    });
  });
}

/**
 * What a link leads to. Changes nothing.
 *
 * @param secret - untrusted
 * @throws AppError NOT_FOUND in the same words for every link that does not work, TOO_MANY_REQUESTS
 */
export async function readInvitation(actor: Actor, secret: string): Promise<InvitedTo> {
  await requireBudget(actor);
  const invitation = await findWorking(database(), actor, secret);
  const { course, role, section, present } = invitation;
  return {
    ...{ course: course.slug, title: course.title, term: course.term, role, section: section?.name ?? null },
    presentRole: present?.droppedAt === null ? present.role : null,
  };
}

/**
 * Takes the actor into the course of a link. Who is in it already stays as they are, and the link is not used for that.
 *
 * @param secret - untrusted
 * @returns the course's slug
 * @throws AppError as readInvitation does
 */
export async function joinCourse(actor: Actor, secret: string): Promise<{ course: string; role: Role }> {
  await requireBudget(actor);
  const { courseId } = await findWorking(database(), actor, secret);
  return database().$transaction(async (tx) => {
    // After this nobody uses it at the same time, so the last use is one.
    await lockRoster(tx, courseId);
    const { id, role, sectionId, usesLeft, course, present } = await findWorking(tx, actor, secret);
    if (present?.droppedAt === null) return { course: course.slug, role: present.role };
    const { id: enrollmentId } = await tx.enrollment.upsert({
      where: { courseId_userId: { courseId, userId: actor.userId } },
      create: { courseId, userId: actor.userId, role, sectionId },
      update: { role, sectionId, isLimitedToSection: false, droppedAt: null },
      select: { id: true },
    });
    if (usesLeft !== null)
      await tx.invitation.update({ where: { id }, data: { usesLeft: usesLeft - 1 }, select: { id: true } });
    await recordPlace(tx, actor, { id: enrollmentId, courseId, action: "person joined by a link" }, present);
    return { course: course.slug, role };
  });
}

/** The secret is too long to be guessed; this bounds what guessing costs us. */
async function requireBudget({ userId }: Actor): Promise<void> {
  if (!(await takeFromBudget(`join:${userId}`, { limit: 60, windowSeconds: 600 })))
    throw new AppError(
      "TOO_MANY_REQUESTS",
      "Those were many tries at once. Wait ten minutes, then open the link again.",
    );
}

const doesNotWork = () =>
  new AppError(
    "NOT_FOUND",
    "This link does not work, or no longer. Links expire, can be used up and can be revoked. Ask your instructor for a new one.",
  );

/** @throws AppError NOT_FOUND unless the link works for this person now */
async function findWorking(db: Database, { userId }: Actor, secret: string) {
  if (!/^[\w-]{43}$/.test(secret)) throw doesNotWork();
  const hash = hashOf(secret);
  const found = await db.invitation.findUnique({
    where: { tokenHash: hash.toString("hex") },
    select: {
      ...{ ...viewColumns, courseId: true, sectionId: true, tokenHash: true, section: { select: { name: true } } },
      course: { select: { slug: true, title: true, term: true, archivedAt: true } },
    },
  });
  if (found === null || !timingSafeEqual(Buffer.from(found.tokenHash, "hex"), hash)) throw doesNotWork();
  if (found.course.archivedAt !== null) throw doesNotWork();
  const present = await db.enrollment.findUnique({
    where: { courseId_userId: { courseId: found.courseId, userId } },
    select: {
      ...{ id: true, courseId: true, role: true, sectionId: true, isLimitedToSection: true, timeFactor: true },
      ...{ droppedAt: true, section: { select: { name: true } } },
    },
  });
  if (stateOf(found) !== "open") throw doesNotWork();
  // Who was dropped does not come back by a link that lay about: it must have been made since.
  const isOlderThanDrop = present?.droppedAt instanceof Date && found.createdAt <= present.droppedAt;
  if (isOlderThanDrop) throw doesNotWork();
  return { ...found, present };
}

const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

const viewColumns = {
  ...{ id: true, role: true, usesLeft: true, expiresAt: true, createdAt: true, revokedAt: true },
} as const;

const isOpen = () => ({ revokedAt: null, expiresAt: { gt: new Date() }, NOT: { usesLeft: 0 } });

function stateOf({
  revokedAt,
  expiresAt,
  usesLeft,
}: {
  revokedAt: Date | null;
  expiresAt: Date;
  usesLeft: number | null;
}): InvitationView["state"] {
  if (revokedAt !== null) return "revoked";
  if (usesLeft === 0) return "used-up";
  return expiresAt > new Date() ? "open" : "expired";
}

const toFacts = ({
  role,
  section,
  usesLeft,
  expiresAt,
}: {
  role: Role;
  section: { name: string } | null;
  usesLeft: number | null;
  expiresAt: Date;
}) => ({ role, section: section?.name ?? null, uses: usesLeft ?? "any number", expiresAt: expiresAt.toISOString() });
