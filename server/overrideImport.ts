import { createHash } from "node:crypto";
import { requireStaff } from "./access";
import type { Actor } from "./actor";
import { database, isUniqueViolation } from "./db";
import { AppError } from "./errors";
import { getGradebook } from "./gradebook";
import { compareCells, type OverrideChange, type Setting } from "./overrideCells";
import { readOverrideFile } from "./overrideFile";
import { overrideReview } from "./overrideReview";
import { storableText } from "./storableText";

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
      for (const { submissionId, revision, part, overridePoints: points } of targets)
        await overrideReview(tx, actor, {
          ...{ courseId, submissionId, part, revision, override: { points, reason } },
          action: "points set from a file",
        });
    });
  } catch (error) {
    if (isUniqueViolation(error) || (error instanceof AppError && error.code === "CONFLICT")) throw changedSince();
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

/** A setting with the submission and the review that it is written to. */
interface Target extends Setting {
  submissionId: string;
  /** Null: there is no review yet. */
  revision: number | null;
}

type Plan = Omit<OverridePreview, "changes"> & { targets: Target[] };

async function plan(actor: Actor, { course, text }: { course: string; text: string }): Promise<Plan> {
  const file = readOverrideFile(text);
  const { cells, unchanged, problems } = compareCells(file, await getGradebook(actor, course));
  const count = cells.reduce((total, { settings }) => total + settings.length, 0);
  if (count > mostChanges)
    throw new AppError("TOO_LARGE", `The file changes ${count} numbers. At most ${mostChanges} go at once.`);
  const counting = await findCounting(cells.flatMap(({ settings }) => settings));
  const targets: Target[] = [];
  for (const { place, settings } of cells) {
    const found = settings.map((setting) => ({ setting, at: counting.get(keyOf(setting)) }));
    const missing = found.find(({ at }) => at === undefined || at.isDraft);
    if (missing === undefined)
      targets.push(
        ...found.flatMap(({ setting, at }) =>
          at === undefined ? [] : [{ ...setting, submissionId: at.submissionId, revision: at.revision }],
        ),
      );
    else problems.push(`${place}: ${whyNot(missing, settings.length > 1)}`);
  }
  const facts = targets.map(({ change, submissionId, revision }) => [submissionId, change, revision]);
  const fingerprint = createHash("sha256").update(JSON.stringify(facts)).digest("hex");
  return { targets, unchanged, problems, fingerprint };
}

function whyNot({ setting, at }: { setting: Setting; at: Counting | undefined }, isShared: boolean): string {
  const { name, column } = setting.change;
  const where = isShared ? `to “${column}” ` : "";
  const reason =
    at === undefined
      ? `${name} handed in nothing ${where}that could be graded, and points set by a person belong to a submission.`
      : `a grader has begun a review of ${name}’s answer ${where}and not finished it.`;
  return isShared ? `${reason} Give each part a column of its own.` : reason;
}

interface Counting {
  submissionId: string;
  isDraft: boolean;
  revision: number | null;
}

const keyOf = ({ part, change }: Setting): string => `${part.id} ${change.userId}`;

/**
 * By part and person the submission that an override is written to: the one that the grade comes from, or else, when
 * nothing counts yet, the newest that could be graded.
 */
async function findCounting(settings: readonly Setting[]): Promise<Map<string, Counting>> {
  const rows = await database().submission.findMany({
    where: {
      OR: settings.map(({ part, change: { userId } }) => ({ partId: part.id, userId })),
      kind: "submit",
      gradings: { some: { isCurrent: true, state: "done", status: { notIn: ["invalid", "grader-failed"] } } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, partId: true, userId: true, review: { select: { revision: true, state: true } } },
  });
  const counting = new Set(settings.flatMap(({ countingId }) => countingId ?? []));
  // Of two with the same key the later one stands in the map.
  const ordered = [...rows.filter(({ id }) => !counting.has(id)), ...rows.filter(({ id }) => counting.has(id))];
  return new Map(
    ordered.map(({ id: submissionId, partId, userId, review }) => [
      `${partId} ${userId}`,
      { submissionId, isDraft: review?.state === "draft", revision: review?.revision ?? null },
    ]),
  );
}
