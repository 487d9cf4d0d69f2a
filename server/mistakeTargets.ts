import { database } from "./db";
import type { CodingPart } from "./codingPart";

/** Where a mistake of a problem can be written. */
export interface MistakeTargets {
  /** Workspaces of the course that hold a problem of code, the likeliest first. */
  workspaces: { id: string; slug: string }[];
  /** The first of them holds this very problem, or took one of its mistakes before. */
  isFirstOfProblem: boolean;
  /** A name that a new workspace of the version in use can have. */
  newSlug: string;
}

/** For services that have asked who wants to know. */
export async function listMistakeTargets(part: CodingPart): Promise<MistakeTargets> {
  const found = await database().$queryRaw<{ id: string; slug: string; isOfProblem: boolean }[]>`
    SELECT w.id, w.slug, (w."problemId" = ${part.problemId}::uuid OR EXISTS (
      SELECT FROM "Reduction" r JOIN "Submission" s ON s.id = r."submissionId"
      WHERE r."workspaceId" = w.id AND s."partId" = ANY(${part.partIds}::uuid[]))) IS TRUE AS "isOfProblem"
    FROM "Workspace" w
    WHERE w."courseId" = ${part.courseId}::uuid AND w."archivedAt" IS NULL AND w.files ? 'reference.ts'
    ORDER BY "isOfProblem" DESC, w.slug`;
  return {
    workspaces: found.map(({ id, slug }) => ({ id, slug })),
    isFirstOfProblem: found[0]?.isOfProblem ?? false,
    newSlug: await findFreeSlug(part),
  };
}

/** Its own where the course may write the problem's next version, else that of a copy. */
async function findFreeSlug({ problemSlug, courseId, isOwn }: CodingPart): Promise<string> {
  const [problems, workspaces] = await Promise.all([
    database().problem.findMany({ where: { slug: { startsWith: problemSlug } }, select: { slug: true } }),
    database().workspace.findMany({
      where: { slug: { startsWith: problemSlug } },
      select: { slug: true, courseId: true, archivedAt: true },
    }),
  ]);
  const isTakenByWorkspace = (slug: string): boolean =>
    workspaces.some((one) => one.slug === slug && (one.courseId !== courseId || one.archivedAt === null));
  if (isOwn && !isTakenByWorkspace(problemSlug)) return problemSlug;
  const isTaken = (slug: string): boolean =>
    isTakenByWorkspace(slug) || problems.some((problem) => problem.slug === slug);
  const base = `${problemSlug}-copy`;
  for (let number = 2, slug = base; ; number++) {
    if (!isTaken(slug)) return slug;
    slug = `${base}-${number}`;
  }
}
