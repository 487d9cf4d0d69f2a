import { type Access, seenStudents } from "../access";
import { database } from "../db";
import { notFound } from "../errors";
import { type ComputedGradebook, type GradebookAssignment, computeGradebook } from "../gradebook";
import { periodsBetween } from "./calendar";
import { type Discrimination, discriminations } from "./discrimination";
import { findMistakes } from "./findMistakes";
import { findTestedAnswers } from "./findTestedAnswers";
import { findTries } from "./findTries";
import { type MistakeTrends, mistakeTrends } from "./mistakes";
import { type ScoreDistribution, scoreDistribution } from "./scoreDistribution";
import { type TestStatistics, testStatistics } from "./testResults";
import { attemptDistribution, type AttemptDistribution, timeToSuccess, type TimeToSuccess, type Tries } from "./tries";

/** One assignment in numbers: of the students whom the actor sees. */
export interface AssignmentAnalytics {
  slug: string;
  title: string;
  /** Slugs and titles of this and the other assignments, the soonest due first. */
  choices: { slug: string; title: string }[];
  /** Students whom the actor sees, whatever they handed in. */
  students: number;
  scores: ScoreDistribution;
  /** In the order of the assignment. */
  parts: PartAnalytics[];
  tests: TestStatistics[];
  /** Null while no submission was decided by tests. */
  mistakes: MistakeTrends | null;
}

export interface PartAnalytics {
  id: string;
  /** With the problem's title, where it has several parts. */
  title: string;
  scores: ScoreDistribution;
  /** Of students with submissions that tests decided. */
  attempts: AttemptDistribution;
  time: TimeToSuccess;
  /** Of students who handed in something to the assignment: points for the part against those for the other parts. */
  discrimination: Discrimination;
}

/** @throws AppError NOT_FOUND when the course has no such assignment that students know of */
export async function analyseAssignment(access: Access, slug: string): Promise<AssignmentAnalytics> {
  const [partIds, userIds] = await Promise.all([findPartIds(access.courseId, slug), findUserIds(access)]);
  const [choices, book, answers, { tries, mistakes }] = await Promise.all([
    findChoices(access.courseId),
    computeGradebook(database(), access, new Date(), slug),
    findTestedAnswers(partIds, userIds),
    findTriesAndMistakes(access.courseId, partIds, userIds),
  ]);
  const [assignment] = book.assignments;
  if (assignment === undefined) throw notFound("assignment");
  return {
    ...{ slug: assignment.slug, title: assignment.title, choices, students: book.students.length },
    scores: scoreDistribution(
      book.students.map(({ assignments: [own] }) => (own === undefined ? null : shareOf(own.cell))),
    ),
    parts: gradesIn(book, assignment).map((part) => {
      const own = tries.filter(({ partId }) => partId === part.id);
      return { ...part, attempts: attemptDistribution(own), time: timeToSuccess(own) };
    }),
    tests: testStatistics(answers, partIds),
    mistakes,
  };
}

const findChoices = (courseId: string) =>
  database().assignment.findMany({
    where: { courseId, publishedAt: { lte: new Date() } },
    orderBy: [{ dueAt: "asc" }, { slug: "asc" }],
    select: { slug: true, title: true },
  });

async function findPartIds(courseId: string, slug: string): Promise<string[]> {
  const parts = await database().part.findMany({
    where: { retiredAt: null, item: { assignment: { courseId, slug, publishedAt: { lte: new Date() } } } },
    orderBy: [{ item: { position: "asc" } }, { position: "asc" }],
    select: { id: true },
  });
  return parts.map(({ id }) => id);
}

async function findUserIds(access: Access): Promise<string[]> {
  const rows = await database().enrollment.findMany({ where: seenStudents(access), select: { userId: true } });
  return rows.map(({ userId }) => userId);
}

/** The days of the tries decide how fine the mistakes are counted. */
async function findTriesAndMistakes(
  courseId: string,
  partIds: readonly string[],
  userIds: readonly string[],
): Promise<{ tries: Tries[]; mistakes: MistakeTrends | null }> {
  const { timeZone } = await database().course.findUniqueOrThrow({
    where: { id: courseId },
    select: { timeZone: true },
  });
  const { tries, days } = await findTries(partIds, userIds, timeZone);
  if (days === null) return { tries, mistakes: null };
  const spans = periodsBetween(days.first, days.last);
  const counts = await findMistakes(partIds, userIds, { unit: spans.unit, timeZone });
  return { tries, mistakes: mistakeTrends(counts, spans) };
}

/** Points by part, which are made where all grades are made. */
function gradesIn(
  { students }: ComputedGradebook,
  { items }: GradebookAssignment,
): Pick<PartAnalytics, "id" | "title" | "scores" | "discrimination">[] {
  const columns = items.flatMap((item, itemPlace) => {
    const partPoints = item.parts.reduce((sum, { points }) => sum + points, 0);
    return item.parts.map((part, partPlace) => ({
      ...{ id: part.id, points: part.points },
      title: item.parts.length === 1 ? item.title : `${item.title}: ${part.title}`,
      /** What a point of the part is worth in the assignment. */
      weight: partPoints === 0 ? 0 : item.points / partPoints,
      earned: students.map(({ assignments: [cells] }) => cells?.items[itemPlace]?.parts[partPlace]?.earned ?? null),
    }));
  });
  const handedIn = students.flatMap(({ assignments: [cells] }, place) => (cells?.cell.earned == null ? [] : [place]));
  const points = handedIn.map((place) => columns.map(({ weight, earned }) => weight * (earned[place] ?? 0)));
  const found = discriminations(points);
  return columns.map(({ id, title, points, earned }, place) => ({
    ...{ id, title },
    scores: scoreDistribution(earned.map((each) => shareOf({ earned: each, points }))),
    discrimination: found[place] ?? { kind: "few", students: handedIn.length },
  }));
}

/** Of the points there are, 0 to 1; null for nothing handed in that counts. */
export const shareOf = ({ earned, points }: { earned: number | null; points: number }): number | null =>
  earned === null ? null : points === 0 ? 1 : earned / points;
