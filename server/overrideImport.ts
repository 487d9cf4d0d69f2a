import { createHash } from "node:crypto";
import { requireStaff } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, type Database, isUniqueViolation } from "./db";
import { AppError } from "./errors";
import { getGradebook, type Gradebook } from "./gradebook";
import { type OverrideFile, pointsOf, readOverrideFile } from "./overrideFile";
import { storableText } from "./storableText";

/** A number that the file would change. */
export interface OverrideChange {
  userId: string;
  name: string;
  email: string;
  /** The column's heading. */
  column: string;
  /** In points of the column; null where nothing counted. */
  from: number | null;
  to: number;
  points: number;
}

/** What a file would do, before anybody decided that it shall. */
export interface OverridePreview {
  changes: OverrideChange[];
  /** Cells that say what stands there already. */
  unchanged: number;
  /** One sentence for each line, column or cell that sets nothing, with the reason. */
  problems: string[];
  /** Names exactly these changes of exactly this state: what is applied is what was seen. */
  fingerprint: string;
}

/** So many are written in a few seconds. */
const mostChanges = 1_000;

/**
 * What a file of points would change. People are found by e-mail, columns by their heading in our own downloads.
 *
 * @throws AppError NOT_FOUND for who is not staff, FORBIDDEN for who is limited to a section, INVALID for what is no
 *   such file
 */
export async function previewOverrides(
  actor: Actor,
  order: { course: string; text: string },
): Promise<OverridePreview> {
  await requireImporter(actor, order.course);
  const { targets, ...preview } = await plan(actor, order);
  return { ...preview, changes: targets.map(({ change }) => change) };
}

/**
 * Sets the points of a file that was previewed, each as a person's decision on the submission that counts, all or none.
 *
 * @param order.fingerprint - of the preview that the actor saw
 * @returns how many numbers changed
 * @throws AppError as previewOverrides does; CONFLICT when anything changed since the preview
 */
export async function applyOverrides(
  actor: Actor,
  order: { course: string; text: string; reason: string; fingerprint: string },
): Promise<number> {
  const courseId = await requireImporter(actor, order.course);
  const reason = storableText(order.reason).trim();
  if (reason === "" || reason.length > 2_000)
    throw new AppError("INVALID", "Say why in 1 to 2000 characters: students read it with their points.");
  const { targets, fingerprint } = await plan(actor, order);
  if (fingerprint !== order.fingerprint) throw changedSince();
  try {
    await database().$transaction(async (tx) => {
      for (const target of targets) await applyOne(tx, actor, courseId, target, reason);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw changedSince();
    throw error;
  }
  return targets.length;
}

const changedSince = () =>
  new AppError("CONFLICT", "Something changed since the preview, so nothing was set. Look at the new preview first.");

async function requireImporter(actor: Actor, course: string): Promise<string> {
  const { courseId, limitedToSectionId } = await requireStaff(actor, { slug: course }, "course");
  if (limitedToSectionId !== null)
    throw new AppError("FORBIDDEN", "Points are set from files by staff who see all sections.");
  return courseId;
}

/** A change with the submission that it is written to. */
interface Target {
  change: OverrideChange;
  submissionId: string;
  /** Of the part, which the item's points may be scaled from. */
  partPoints: number;
  review: { id: string; revision: number; points: number | null; reason: string | null } | null;
}

type Plan = Omit<OverridePreview, "changes"> & { targets: Target[] };

async function plan(actor: Actor, { course, text }: { course: string; text: string }): Promise<Plan> {
  const file = readOverrideFile(text);
  const book = await getGradebook(actor, course);
  const { wanted, unchanged, problems } = compare(file, book);
  if (wanted.length > mostChanges)
    throw new AppError("TOO_LARGE", `The file changes ${wanted.length} numbers. At most ${mostChanges} go at once.`);
  const counting = await findCounting(wanted);
  const targets: Target[] = [];
  for (const { change, partId, partPoints } of wanted) {
    const found = counting.get(`${partId} ${change.userId}`);
    const cell = `${change.email}, ${change.column}`;
    if (found === undefined)
      problems.push(
        `${cell}: nothing was handed in that could be graded. Points set by a person belong to a submission.`,
      );
    else if (found.isDraft) problems.push(`${cell}: a grader has begun a review of this answer and not finished it.`);
    else targets.push({ change, partPoints, submissionId: found.submissionId, review: found.review });
  }
  const facts = targets.map(({ change, submissionId, review }) => [submissionId, change, review?.revision ?? null]);
  const fingerprint = createHash("sha256").update(JSON.stringify(facts)).digest("hex");
  return { targets, unchanged, problems, fingerprint };
}

interface Wanted {
  change: OverrideChange;
  partId: string;
  partPoints: number;
  /** The submission that the grade comes from now. */
  countingId: string | null;
}

/** Cells of the file beside those of the gradebook. */
function compare(file: OverrideFile, book: Gradebook) {
  const problems: string[] = [];
  const columns = new Map(file.headings.map((heading) => [heading, findColumn(heading, book)]));
  for (const [heading, column] of columns)
    if (typeof column === "string") problems.push(`Column “${heading}”: ${column}`);
  const people = new Map(book.students.map((student) => [student.email, student]));
  const seen = new Set<string>();
  const wanted: Wanted[] = [];
  let unchanged = 0;
  for (const { number, email, values } of file.lines) {
    const student = people.get(email);
    if (student === undefined || seen.has(email)) {
      const reason = student === undefined ? "no student of this course has this address" : "stands there twice";
      problems.push(`Line ${number}: ${email === "" ? "there is no e-mail address" : `${email}: ${reason}`}.`);
      continue;
    }
    seen.add(email);
    for (const { heading, text } of values) {
      const column = columns.get(heading);
      if (column === undefined || typeof column === "string") continue;
      const to = pointsOf(text);
      if (to === undefined || to > column.points) {
        problems.push(
          `Line ${number}, ${heading}: “${text.slice(0, 40)}” is not a number from 0 to ${column.points}, such as 7.5.`,
        );
        continue;
      }
      const cell = student.assignments[column.assignment]?.items[column.item];
      const from = cell === undefined || cell.earned === null ? null : Number(cell.earned.toFixed(4));
      if (from === to) unchanged++;
      else {
        const { userId, name } = student;
        const change = { userId, name, email, column: heading, from, to, points: column.points };
        const { partId, partPoints } = column;
        wanted.push({ change, partId, partPoints, countingId: cell?.submissionIds[0] ?? null });
      }
    }
  }
  return { wanted, unchanged, problems };
}

interface SettableColumn {
  assignment: number;
  item: number;
  points: number;
  partId: string;
  partPoints: number;
}

/** The column of this heading, or why its cells cannot be set. */
function findColumn(heading: string, { assignments }: Gradebook): SettableColumn | string {
  const found = assignments.flatMap(({ title, items }, assignment) =>
    items.map((item, index) => ({ ...item, assignment, index, fullTitle: `${title} / ${item.title}` })),
  );
  const named = found.filter(({ title, fullTitle }) => fullTitle === heading || title === heading);
  const [only, another] = named;
  if (only === undefined)
    return assignments.some(({ title }) => title === heading)
      ? "an assignment is the sum of its problems; set the points of those."
      : "there is no problem of this title.";
  if (another !== undefined) return `more than one problem has this title; write “${only.fullTitle}”.`;
  const [part, ...others] = only.parts;
  if (part === undefined) return "this problem has no parts.";
  if (others.length > 0) return "this problem has several parts; set their points where they are graded.";
  if (only.points === 0) return "this problem has no points.";
  return {
    assignment: only.assignment,
    item: only.index,
    points: only.points,
    partId: part.id,
    partPoints: part.points,
  };
}

/**
 * By part and person the submission that an override is written to: the one that the grade comes from, or else, when
 * nothing counts yet, the newest that could be graded.
 */
async function findCounting(wanted: readonly Wanted[]) {
  const rows = await database().submission.findMany({
    where: {
      OR: wanted.map(({ partId, change: { userId } }) => ({ partId, userId })),
      kind: "submit",
      gradings: { some: { isCurrent: true, state: "done", status: { notIn: ["invalid", "grader-failed"] } } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, partId: true, userId: true },
      review: { select: { id: true, revision: true, state: true, overridePoints: true, overrideReason: true } },
    },
  });
  const counting = new Set(wanted.flatMap(({ countingId }) => countingId ?? []));
  // Of two with the same key the later one stands in the map.
  const ordered = [...rows.filter(({ id }) => !counting.has(id)), ...rows.filter(({ id }) => counting.has(id))];
  return new Map(
    ordered.map(({ id: submissionId, partId, userId, review }) => [
      `${partId} ${userId}`,
      {
        submissionId,
        isDraft: review?.state === "draft",
        review: review && {
          ...{ id: review.id, revision: review.revision },
          ...{ points: review.overridePoints, reason: review.overrideReason },
        },
      },
    ]),
  );
}

async function applyOne(
  tx: Database,
  actor: Actor,
  courseId: string,
  { change, submissionId, partPoints, review }: Target,
  reason: string,
): Promise<void> {
  const overridePoints = Math.min(partPoints, (change.to * partPoints) / change.points);
  const override = { overridePoints, overrideReason: reason };
  if (review === null)
    await tx.review.create({
      data: { submissionId, authorId: actor.userId, state: "finished", finishedAt: new Date(), ...override },
      select: { id: true },
    });
  else {
    const { count } = await tx.review.updateMany({
      where: { id: review.id, revision: review.revision, state: "finished" },
      data: { ...override, revision: { increment: 1 } },
    });
    if (count === 0) throw changedSince();
  }
  await recordChange(tx, actor, {
    courseId,
    action: "points set from a file",
    subject: { kind: "submission", id: submissionId },
    before: { points: review?.points ?? null, reason: review?.reason ?? null, shown: change.from },
    after: { points: overridePoints, reason, shown: change.to },
  });
}
