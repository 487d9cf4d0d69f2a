import type { Access } from "./access";
import { database } from "./db";

/** Who handed in one of the compared answers, as far as this member of staff may know. */
export interface ComparedPerson {
  submissionId: string;
  /** Null for a student of a section that the actor does not see. */
  name: string | null;
  email: string | null;
  /** Set when it was handed in elsewhere, such as "EECS 182, Fall 2025: Homework 2". */
  elsewhere: string | null;
  createdAt: Date;
}

/**
 * What a member of staff may see of compared answers. Everybody's code of a part is compared, whoever asked; a pair is
 * shown when at least one of the two is a student of this course whom the actor sees. The other one has no name when the
 * actor does not see them, since the actor can do nothing about a copy without knowing that there is one. Answers of
 * another course exist for its own staff alone.
 */
export class SimilarityViewer {
  readonly #people: ReadonlyMap<string, ComparedPerson>;
  readonly #seen: ReadonlySet<string>;

  private constructor(people: ReadonlyMap<string, ComparedPerson>, seen: ReadonlySet<string>) {
    this.#people = people;
    this.#seen = seen;
  }

  static async of(access: Access, submissionIds: readonly string[]): Promise<SimilarityViewer> {
    const rows = await database().submission.findMany({
      where: { id: { in: [...new Set(submissionIds)] } },
      select: {
        ...{ id: true, userId: true, createdAt: true },
        user: { select: { name: true, email: true, enrollments: { select: { courseId: true, sectionId: true } } } },
        part: { select: { item: { select: { assignment: { select: assignmentFields } } } } },
      },
    });
    const places = await staffPlaces(access);
    const people = new Map<string, ComparedPerson>();
    const seen = new Set<string>();
    for (const { id, user, createdAt, part } of rows) {
      const { courseId, course, title } = part.item.assignment;
      const limitedTo = places.get(courseId);
      if (limitedTo === undefined) continue;
      const sectionId = user.enrollments.find((enrollment) => enrollment.courseId === courseId)?.sectionId;
      const isSeen = limitedTo === null || sectionId === limitedTo;
      const elsewhere = courseId === access.courseId ? null : `${course.title}, ${course.term}: ${title}`;
      const { name, email } = isSeen ? user : { name: null, email: null };
      people.set(id, { submissionId: id, name, email, elsewhere, createdAt });
      if (isSeen && elsewhere === null) seen.add(id);
    }
    return new SimilarityViewer(people, seen);
  }

  /** The people of a pair or a cluster whom the actor may know of; none when no student whom they see is among them. */
  see(submissionIds: readonly string[]): ComparedPerson[] {
    if (!submissionIds.some((id) => this.#seen.has(id))) return [];
    return submissionIds.flatMap((id) => this.#people.get(id) ?? []);
  }
}

const assignmentFields = { courseId: true, title: true, course: { select: { title: true, term: true } } } as const;

/** The courses in which the actor is staff now, with the section to which they are limited there. */
async function staffPlaces(access: Access): Promise<Map<string, string | null>> {
  const rows = await database().enrollment.findMany({
    where: { userId: access.userId, droppedAt: null, role: { not: "student" } },
    select: { courseId: true, sectionId: true, isLimitedToSection: true },
  });
  return new Map(rows.map((row) => [row.courseId, row.isLimitedToSection ? row.sectionId : null]));
}
