import { createHash, randomBytes } from "node:crypto";
import { requireId, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { addressBlock } from "./clientAddress";
import { database, type Database } from "./db";
import { enrollmentSubject } from "./enrollmentFacts";
import { AppError, notFound } from "./errors";
import { hashPassword } from "./password";
import { takeFromBudget } from "./rateLimit";

const secretBytes = 32;
const dayMs = 86_400_000;
/** How long a link works. */
const days = 7;
const shortestPassword = 10;

/** A link for one person, of which the database keeps a hash. Those made before for them end. The caller has checked that it may. */
export async function writePasswordLink(tx: Database, userId: string): Promise<string> {
  const secret = randomBytes(secretBytes).toString("base64url");
  await tx.passwordLink.deleteMany({ where: { userId } });
  const createdAt = new Date();
  await tx.passwordLink.create({
    data: { tokenHash: hashOf(secret), userId, createdAt, expiresAt: new Date(createdAt.getTime() + days * dayMs) },
    select: { tokenHash: true },
  });
  return secret;
}

/**
 * A link with which somebody who never signed in chooses a password. Only for who is in no other course: it opens
 * everything that is theirs.
 *
 * @throws AppError NOT_FOUND for who is no instructor; CONFLICT for who signs in already or is in another course
 */
export async function makePasswordLink(
  actor: Actor,
  { course, userId: wanted }: { course: string; userId: string },
): Promise<{ secret: string }> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const userId = requireId(wanted, "person");
  return database().$transaction(async (tx) => {
    const person = await tx.enrollment.findUnique({
      where: { courseId_userId: { courseId, userId } },
      select: {
        ...{ id: true, droppedAt: true },
        user: {
          select: {
            ...{ passwordHash: true, disabledAt: true },
            _count: { select: { accounts: true, enrollments: true } },
          },
        },
      },
    });
    if (person === null) throw notFound("person");
    const { user } = person;
    if (user.passwordHash !== null || user._count.accounts > 0)
      throw new AppError("CONFLICT", "This person can sign in already.");
    if (user._count.enrollments > 1 || user.disabledAt !== null || person.droppedAt !== null)
      throw new AppError(
        "CONFLICT",
        "A link is made for people who are in this course alone. Ask whoever runs this server.",
      );
    const secret = await writePasswordLink(tx, userId);
    await recordChange(tx, actor, { courseId, action: "password link made", subject: enrollmentSubject(person.id) });
    return { secret };
  });
}

/**
 * For whom a link is. Changes nothing.
 *
 * @param secret - untrusted
 * @param address - of the visitor, as `clientAddress` gives it
 * @throws AppError NOT_FOUND in the same words for every link that does not work, TOO_MANY_REQUESTS
 */
export async function readPasswordLink(secret: string, address: string): Promise<{ email: string }> {
  await requireBudget(address);
  const { user } = await findWorking(database(), secret);
  return { email: user.email };
}

/**
 * Sets the password that somebody chose, once a link.
 *
 * @throws AppError as readPasswordLink does, INVALID for a password that is too short
 */
export async function choosePassword(secret: string, password: string, address: string): Promise<void> {
  await requireBudget(address);
  if (password.length < shortestPassword)
    throw new AppError("INVALID", `A password has at least ${shortestPassword} characters.`);
  await findWorking(database(), secret);
  const passwordHash = await hashPassword(password);
  await database().$transaction(async (tx) => {
    const { tokenHash, userId } = await findWorking(tx, secret);
    // Of two at once one deletes it, and the other finds nothing to delete.
    const { count } = await tx.passwordLink.deleteMany({ where: { tokenHash } });
    if (count === 0) throw doesNotWork();
    await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
  });
}

async function requireBudget(address: string): Promise<void> {
  const block = createHash("sha256").update(addressBlock(address)).digest("base64url").slice(0, 22);
  if (!(await takeFromBudget(`password-link:${block}`, { limit: 200, windowSeconds: 900 })))
    throw new AppError(
      "TOO_MANY_REQUESTS",
      "Too many tries from your network. Wait 15 minutes, then open the link again.",
    );
}

async function findWorking(db: Database, secret: string) {
  // The hash is what is looked up: how long that takes tells nothing about the secret.
  const found = /^[\w-]{43}$/.test(secret)
    ? await db.passwordLink.findUnique({
        where: { tokenHash: hashOf(secret), expiresAt: { gt: new Date() } },
        select: { tokenHash: true, userId: true, user: { select: { email: true, disabledAt: true } } },
      })
    : null;
  if (found === null || found.user.disabledAt !== null) throw doesNotWork();
  return found;
}

const doesNotWork = () =>
  new AppError(
    "NOT_FOUND",
    "This link does not work, or no longer: each works once, and for seven days. Ask your instructor for a new one.",
  );

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
