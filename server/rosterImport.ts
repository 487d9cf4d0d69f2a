import { type Role, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { type Change, recordChanges } from "./audit";
import { database, type Database, isUniqueViolation } from "./db";
import { enrollmentSubject, toEnrollmentFacts } from "./enrollmentFacts";
import { AppError } from "./errors";
import { lockRoster, requireInstructorLeft } from "./rosterLock";
import { type Newcomer, type PersonChange, planRoster, type RosterPlan } from "./rosterPlan";

export interface RosterOrder {
  course: string;
  /** The file. */
  text: string;
  /** Students who are not in the file are dropped. */
  isWhole: boolean;
}

/** What a file would do, before anybody decided that it shall. */
export interface RosterPreview {
  added: { email: string; name: string; role: Role; section: string | null }[];
  changed: { email: string; name: string; differences: RosterDifference[] }[];
  dropped: { email: string; name: string; section: string | null }[];
  unchanged: number;
  newSections: string[];
  /** One sentence for each line that changes nothing because of a fault, with its number. */
  faults: string[];
  notes: string[];
  fingerprint: string;
}

export interface RosterDifference {
  what: "name" | "section" | "role" | "comes back";
  from: string | null;
  to: string | null;
}

/**
 * What a file of people would change.
 *
 * @throws AppError NOT_FOUND for who is no instructor, INVALID for what is no such file, TOO_LARGE
 */
export async function previewRoster(actor: Actor, { course, ...file }: RosterOrder): Promise<RosterPreview> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  return toPreview(await planRoster(database(), courseId, file));
}

/**
 * Makes the changes of a file that was previewed, all or none. Lines with faults change nothing.
 *
 * @param order.fingerprint - of the preview that the actor saw
 * @throws AppError as previewRoster does; CONFLICT when anything changed since the preview, or when no instructor would
 *   be left
 */
export async function applyRoster(
  actor: Actor,
  { course, fingerprint, ...file }: RosterOrder & { fingerprint: string },
): Promise<{ added: number; changed: number; dropped: number }> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  try {
    return await database().$transaction(async (tx) => {
      await lockRoster(tx, courseId);
      const plan = await planRoster(tx, courseId, file);
      if (plan.fingerprint !== fingerprint) throw changedSince();
      await carryOut(tx, actor, courseId, plan);
      return { added: plan.added.length, changed: plan.changed.length, dropped: plan.dropped.length };
    }, patience);
  } catch (error) {
    // Somebody signed in for the first time, with an address of the file, at this moment.
    if (isUniqueViolation(error)) throw changedSince();
    throw error;
  }
}

/** Thousands of people are written within seconds, also on a busy machine. */
const patience = { timeout: 60_000 };

const changedSince = () =>
  new AppError("CONFLICT", "The roster changed since the preview, so nothing was done. Look at the new preview first.");

async function carryOut(tx: Database, actor: Actor, courseId: string, plan: RosterPlan): Promise<void> {
  await tx.section.createMany({ data: plan.newSections.map((name) => ({ courseId, name })) });
  const rows = await tx.section.findMany({ where: { courseId }, select: { id: true, name: true } });
  const sectionIds = new Map(rows.map(({ id, name }) => [name, id]));
  const idOf = (name: string | null): string | null => (name === null ? null : (sectionIds.get(name) ?? null));
  const events = [
    ...plan.newSections.map((name) => ({
      ...{ courseId, action: "section added", subject: { kind: "section", id: idOf(name) ?? "" } },
      after: { name, from: "file" },
    })),
    ...(await addNewcomers(tx, courseId, plan.added, idOf)),
    ...(await changePeople(tx, courseId, [...plan.changed, ...plan.dropped], idOf)),
  ];
  await requireInstructorLeft(tx, courseId);
  await recordChanges(tx, actor, events);
}

async function addNewcomers(
  tx: Database,
  courseId: string,
  added: readonly Newcomer[],
  idOf: (section: string | null) => string | null,
): Promise<Change[]> {
  const created = await tx.user.createManyAndReturn({
    data: added.filter(({ userId }) => userId === null).map(({ email, name }) => ({ email, name })),
    select: { id: true, email: true },
  });
  await rename(
    tx,
    added.flatMap(({ userId: id, name, isRenamed }) => (isRenamed && id !== null ? { id, name } : [])),
  );
  const userIds = new Map(created.map(({ id, email }) => [email, id]));
  const enrollments = await tx.enrollment.createManyAndReturn({
    data: added.map(({ email, userId, role, section }) => ({
      ...{ courseId, userId: userId ?? userIds.get(email) ?? "", role, sectionId: idOf(section) },
    })),
    select: { id: true, userId: true },
  });
  const enrollmentIds = new Map(enrollments.map(({ id, userId }) => [userId, id]));
  return added.map(({ email, userId, role, section, isRenamed }) => ({
    ...{ courseId, action: "person added" },
    subject: enrollmentSubject(enrollmentIds.get(userId ?? userIds.get(email) ?? "") ?? ""),
    after: {
      ...toEnrollmentFacts({ ...newcomerState, role, section }),
      ...(isRenamed ? { renamed: true } : {}),
      from: "file",
    },
  }));
}

const newcomerState = { isLimitedToSection: false, timeFactor: 1, isDropped: false };

async function changePeople(
  tx: Database,
  courseId: string,
  changes: readonly PersonChange[],
  idOf: (section: string | null) => string | null,
): Promise<Change[]> {
  // One statement for thousands of people.
  const wanted = changes.map(({ enrollmentId, after }) => ({
    ...{ id: enrollmentId, role: after.role, sectionId: idOf(after.section) },
    ...{ isLimited: after.isLimitedToSection, isDropped: after.isDropped },
  }));
  await tx.$executeRaw`
    UPDATE "Enrollment" e SET role = w.role::"Role", "sectionId" = w."sectionId", "isLimitedToSection" = w."isLimited",
      "droppedAt" = CASE WHEN w."isDropped" THEN coalesce(e."droppedAt", now()) END
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      AS w(id uuid, role text, "sectionId" uuid, "isLimited" boolean, "isDropped" boolean)
    WHERE e.id = w.id AND e."courseId" = ${courseId}::uuid`;
  const renamed = changes.filter(({ before, after }) => before.name !== after.name);
  await rename(
    tx,
    renamed.map(({ userId: id, after }) => ({ id, name: after.name })),
  );
  return changes.map(({ enrollmentId, before, after }) => ({
    ...{ courseId, action: actionOf(before, after), subject: enrollmentSubject(enrollmentId) },
    before: toEnrollmentFacts(before),
    after: { ...toEnrollmentFacts(after), ...(before.name === after.name ? {} : { renamed: true }), from: "file" },
  }));
}

async function rename(tx: Database, people: readonly { id: string; name: string }[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "User" u SET name = w.name
    FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS w(id uuid, name text) WHERE u.id = w.id`;
}

function actionOf(before: { isDropped: boolean }, after: { isDropped: boolean }): string {
  if (before.isDropped === after.isDropped) return "person changed";
  return after.isDropped ? "person dropped" : "person added again";
}

function toPreview({ added, changed, dropped, ...rest }: RosterPlan): RosterPreview {
  return {
    ...rest,
    added: added.map(({ userId: _, isRenamed: __, ...person }) => person),
    changed: changed.map(({ email, before, after }) => ({
      ...{ email, name: before.name, differences: differencesOf(before, after) },
    })),
    dropped: dropped.map(({ email, before }) => ({ email, name: before.name, section: before.section })),
  };
}

function differencesOf(before: PersonChange["before"], after: PersonChange["after"]): RosterDifference[] {
  const differences: RosterDifference[] = [];
  if (before.isDropped) differences.push({ what: "comes back", from: null, to: null });
  for (const what of ["name", "role", "section"] as const)
    if (before[what] !== after[what]) differences.push({ what, from: before[what], to: after[what] });
  return differences;
}
