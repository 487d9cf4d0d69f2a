import { requireId } from "./access";
import { database } from "./db";
import { notFound } from "./errors";
import { titleOf } from "./similarityRuns";

/** A coding part, and all parts of the course that ask for the same. */
export interface CodingPart {
  id: string;
  key: string;
  title: string;
  courseId: string;
  courseSlug: string;
  problemId: string;
  problemSlug: string;
  /** The problem is this course's own. */
  isOwn: boolean;
  /** The version that students see. */
  versionId: string;
  partIds: string[];
}

const what = "part";

/**
 * For services that ask who wants to know.
 *
 * @throws AppError NOT_FOUND for parts that are not answered with code
 */
export async function findCodingPart(partId: string): Promise<CodingPart> {
  const found = await database().part.findFirst({
    where: { id: requireId(partId, what), kind: "code" },
    select: {
      ...{ id: true, key: true },
      item: {
        select: {
          ...{ versionId: true, problemId: true, problem: { select: { slug: true, courseId: true } } },
          assignment: { select: { courseId: true, course: { select: { slug: true } } } },
        },
      },
    },
  });
  if (found === null) throw notFound(what);
  const { id, key, item } = found;
  const { problemId, problem, versionId, assignment } = item;
  const { courseId } = assignment;
  const parts = await database().part.findMany({
    where: { kind: "code", item: { problemId, assignment: { courseId } } },
    select: { id: true },
  });
  return {
    ...{ id, key, courseId, problemId, versionId, courseSlug: assignment.course.slug, problemSlug: problem.slug },
    title: await titleOf(versionId, key),
    isOwn: problem.courseId === courseId,
    partIds: parts.map((each) => each.id),
  };
}
