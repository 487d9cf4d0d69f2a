import { z } from "zod";
import { ProblemSchema } from "#problems/schema";
import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";

/** What an instructor can use in assignments and build upon. */
export interface ProblemLibrary {
  /** Problems that the course published, by title. */
  published: LibraryProblem[];
  /** Problems that came with the installation, by title. They can be copied, not changed. */
  catalogue: LibraryProblem[];
}

export interface LibraryProblem {
  slug: string;
  title: string;
  summary: string;
  versionId: string;
  number: number;
  publishedAt: Date;
  /** The newest version was published with its proof. In development one may lack it. */
  isCertified: boolean;
  versions: number;
  /** Titles of this course's assignments, each with the number of the version that it uses. */
  usedIn: { assignment: string; number: number }[];
}

/** @throws AppError NOT_FOUND for everybody but instructors of the course */
export async function getProblemLibrary(actor: Actor, courseSlug: string): Promise<ProblemLibrary> {
  const { courseId } = await requireInstructor(actor, { slug: courseSlug }, "course");
  const problems = await listProblems(courseId);
  const byTitle = problems.sort((left, right) => left.title.localeCompare(right.title, "en"));
  return { published: byTitle.filter(({ isOwn }) => isOwn), catalogue: byTitle.filter(({ isOwn }) => !isOwn) };
}

const CertificateOkSchema = z.object({ ok: z.literal(true) });

async function listProblems(courseId: string): Promise<(LibraryProblem & { isOwn: boolean })[]> {
  const rows = await database().problem.findMany({
    where: { OR: [{ courseId }, { courseId: null }], versions: { some: {} } },
    select: {
      ...{ slug: true, courseId: true },
      _count: { select: { versions: true } },
      versions: {
        orderBy: { number: "desc" },
        take: 1,
        select: { id: true, number: true, publishedAt: true, definition: true, certificate: true },
      },
      items: {
        where: { assignment: { courseId } },
        select: { version: { select: { number: true } }, assignment: { select: { title: true } } },
      },
    },
  });
  return rows.flatMap(({ slug, courseId: owner, versions: [newest], _count, items }) => {
    if (newest === undefined) return [];
    const { title, summary } = ProblemSchema.parse(newest.definition);
    return [
      {
        ...{ slug, title, summary, versionId: newest.id, number: newest.number, publishedAt: newest.publishedAt },
        isOwn: owner !== null,
        isCertified: CertificateOkSchema.safeParse(newest.certificate).success,
        versions: _count.versions,
        usedIn: items.map(({ version, assignment }) => ({ assignment: assignment.title, number: version.number })),
      },
    ];
  });
}
