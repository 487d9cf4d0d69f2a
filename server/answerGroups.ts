import { z } from "zod";
import { VerdictSchema, type Verdict } from "#grader/verdict";
import { AnswerSchema, type Answer } from "#problems/schema";
import type { Actor } from "./actor";
import { database } from "./db";
import { type AnswerRow, findAnswers } from "./gradingQueue";
import { getGradingPart, type GradingPart } from "./gradingPart";
import { groupKey } from "./groups/groupKey";
import { type AnswerGroup, type KeyedAnswer, sortIntoGroups } from "./groups/sortIntoGroups";
import { findPart, getPublishedVersion } from "./publishedVersion";

export interface AnswerGroups {
  /** The largest first. Every answer is in one of them. */
  groups: AnswerGroup[];
  groupOf: ReadonlyMap<string, string>;
}

/** Answers that somebody took out of their group start like this, followed by the submission's id. */
const outPrefix = "out:";

/** Whether a group is one answer that somebody took out of another group. */
export const isTakenOut = ({ key }: Pick<AnswerGroup, "key">): boolean => key.startsWith(outPrefix);

/**
 * The answers of a part by the students whom the actor sees, sorted by what they do or say. An answer that somebody took
 * out of its group is a group of its own.
 *
 * @throws AppError NOT_FOUND
 */
export async function groupsOf(actor: Actor, partId: string): Promise<AnswerGroups> {
  const part = await getGradingPart(actor, partId);
  return groupAnswers(part, await findAnswers(part.access, part.id));
}

/** The same for somebody who has the answers of the part. */
export async function groupAnswers(part: GradingPart, rows: readonly AnswerRow[]): Promise<AnswerGroups> {
  const submissionIds = rows.map(({ submissionId }) => submissionId);
  const [keyed, exits] = await Promise.all([
    keyAnswers(part, submissionIds),
    database().groupExit.findMany({ where: { submissionId: { in: submissionIds } }, select: { submissionId: true } }),
  ]);
  const out = new Set(exits.map(({ submissionId }) => submissionId));
  const groups = [
    ...(await sortIntoGroups(keyed.filter(({ submissionId }) => !out.has(submissionId)))),
    ...keyed
      .filter(({ submissionId }) => out.has(submissionId))
      .map(({ submissionId, key, label }) => ({
        ...{ key: `${outPrefix}${submissionId}`, label: key?.label ?? label, submissionIds: [submissionId] },
      })),
  ];
  return {
    groups,
    groupOf: new Map(groups.flatMap(({ key, submissionIds: ids }) => ids.map((id) => [id, key] as const))),
  };
}

/** In the order of handing in. */
async function keyAnswers(part: GradingPart, submissionIds: readonly string[]): Promise<KeyedAnswer[]> {
  const version = await getPublishedVersion(part.versionId);
  // All answers are read as today's version reads them, or they could not be compared.
  const definition = findPart(version, part.key);
  const graded = await findGradedAnswers(submissionIds);
  return graded.map(({ submissionId, answer, verdict }) => ({
    submissionId,
    key: definition && groupKey(definition, answer, verdict, version.gradingSeed),
    label: "An answer of its own",
  }));
}

interface GradedAnswer {
  submissionId: string;
  answer: Answer;
  verdict: Verdict;
}

/** Figures and what was printed are most of a verdict and no part of what is compared: they stay in the database. */
async function findGradedAnswers(submissionIds: readonly string[]): Promise<GradedAnswer[]> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT s.id AS "submissionId", s.answer, g.verdict || jsonb_build_object('tests', (
      SELECT coalesce(jsonb_agg(test - 'figures' - 'output' ORDER BY place), '[]')
      FROM jsonb_array_elements(g.verdict -> 'tests') WITH ORDINALITY AS tests(test, place))) AS verdict
    FROM "Submission" s JOIN "Grading" g ON g."submissionId" = s.id AND g."isCurrent" AND g.state = 'done'
    WHERE s.id = ANY(${[...submissionIds]}::uuid[])
    ORDER BY s."createdAt", s.id`;
  return RowsSchema.parse(rows);
}

const RowsSchema = z.array(z.object({ submissionId: z.string(), answer: AnswerSchema, verdict: VerdictSchema }));
