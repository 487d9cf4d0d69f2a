import { requireStaff } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { notFound } from "./errors";
import { findPart, getPublishedVersion } from "./publishedVersion";
import { renderAnswer } from "./renderAnswer";
import { mostRubricPoints } from "./rubricPoints";
import { listRubric, type RubricItemView, type RubricView } from "./rubrics";

/** A part's rubric with what stands around it on its own page. */
export interface RubricPage {
  partTitle: string;
  problemTitle: string;
  assignmentTitle: string;
  partPoints: number;
  /** Nothing but the rubric gives points: a person reads the answers. */
  isForPersons: boolean;
  /** The most that the rubric can give, whatever the part's points are. */
  mostPoints: number;
  rubric: RubricView;
  /** No longer offered, the latest first. */
  retired: Pick<RubricItemView, "id" | "text" | "points" | "revision">[];
  /** By item. */
  uses: Record<string, { finished: number; drafts: number }>;
  /** What students read, safe to show, by item; nothing for items without feedback. */
  feedbackHtml: Record<string, string>;
}

/**
 * The page of a part's rubric.
 *
 * @throws AppError NOT_FOUND for who is not staff of the course, and for a part of another one
 */
export async function getRubricPage(
  actor: Actor,
  { course, partId }: { course: string; partId: string },
): Promise<RubricPage> {
  const [access, rubric] = [await requireStaff(actor, { slug: course }, "part"), await listRubric(actor, partId)];
  const part = await database().part.findFirst({
    where: { id: rubric.partId, item: { assignment: { courseId: access.courseId } } },
    select: {
      ...{ key: true, kind: true, points: true },
      item: { select: { versionId: true, assignment: { select: { title: true } } } },
    },
  });
  if (part === null) throw notFound("part");
  const [version, retired, applied] = await Promise.all([
    getPublishedVersion(part.item.versionId),
    database().rubricItem.findMany({
      where: { partId: rubric.partId, retiredAt: { not: null } },
      orderBy: [{ retiredAt: "desc" }, { id: "asc" }],
      select: { id: true, text: true, points: true, revision: true },
    }),
    countUses(rubric.partId),
  ]);
  return {
    partTitle: findPart(version, part.key)?.title ?? part.key,
    problemTitle: version.definition.title,
    assignmentTitle: part.item.assignment.title,
    partPoints: part.points,
    isForPersons: part.kind === "written" || part.kind === "upload",
    mostPoints: mostRubricPoints(rubric.items, rubric.groups),
    rubric,
    retired,
    uses: Object.fromEntries(applied.map(({ id, finished, drafts }) => [id, { finished, drafts }])),
    feedbackHtml: Object.fromEntries(
      rubric.items.flatMap(({ id, feedback }) => (feedback === "" ? [] : [[id, renderAnswer(feedback)]])),
    ),
  };
}

const countUses = (partId: string) =>
  database().$queryRaw<{ id: string; finished: number; drafts: number }[]>`
    SELECT i.id, (count(*) FILTER (WHERE r.state = 'finished'))::int AS finished,
      (count(*) FILTER (WHERE r.state = 'draft'))::int AS drafts
    FROM "RubricItem" i JOIN "AppliedRubricItem" a ON a."rubricItemId" = i.id JOIN "Review" r ON r.id = a."reviewId"
    WHERE i."partId" = ${partId}::uuid GROUP BY i.id`;
