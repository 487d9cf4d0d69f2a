import { z } from "zod";
import { AnswerSchema } from "#problems/schema";
import { type Access, requireId, requireStaff } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database } from "./db";
import { AppError, notFound } from "./errors";
import { type Fragment, FragmentSchema } from "./similarity/comparison";
import { type PairJudgement, titleOf } from "./similarityRuns";
import { type ComparedPerson, SimilarityViewer } from "./similarityViewer";
import { storableText } from "./storableText";

export interface PairSide extends ComparedPerson {
  source: string;
}

export interface Judged {
  judgement: PairJudgement;
  reason: string;
  judge: string;
  judgedAt: Date;
}

export interface SimilarPairView {
  id: string;
  runId: string;
  courseSlug: string;
  title: string;
  assignment: string;
  similarity: number;
  /** In tokens. */
  longestFragment: number;
  left: PairSide;
  right: PairSide;
  /** As they follow each other on the left. */
  fragments: Fragment[];
  judged: Judged | null;
  /** Judging takes someone who sees both students. */
  mayJudge: boolean;
}

const sideFields = { select: { id: true, answer: true } } as const;
const pairFields = {
  ...{ id: true, runId: true, similarity: true, longestFragment: true, fragments: true, left: sideFields },
  ...{ right: sideFields, judgement: true, reason: true, judgedAt: true, judge: { select: { name: true } } },
  run: {
    select: {
      part: {
        select: {
          key: true,
          item: {
            select: {
              versionId: true,
              assignment: { select: { title: true, courseId: true, course: { select: { slug: true } } } },
            },
          },
        },
      },
    },
  },
} as const;

/**
 * Two submissions side by side.
 *
 * @throws AppError NOT_FOUND for who is not staff of the course, or sees none of the two students
 */
export async function getSimilarPair(actor: Actor, pairId: string): Promise<SimilarPairView> {
  const { row, people } = await requirePair(actor, pairId);
  const { item, key } = row.run.part;
  const { id, runId, similarity, longestFragment, judgement, reason, judgedAt, judge } = row;
  const isJudged = judgement !== null && reason !== null && judgedAt !== null;
  return {
    ...{ id, runId, similarity, longestFragment },
    courseSlug: item.assignment.course.slug,
    title: await titleOf(item.versionId, key),
    assignment: item.assignment.title,
    left: { ...people.left, source: sourceOf(row.left.answer) },
    right: { ...people.right, source: sourceOf(row.right.answer) },
    fragments: z.array(FragmentSchema).parse(row.fragments),
    judged: isJudged ? { judgement, reason, judgedAt, judge: judge?.name ?? "" } : null,
    mayJudge: seesBoth(people),
  };
}

const JudgementSchema = z.strictObject({
  /** Null takes a judgement back. */
  judgement: z.enum(["copied", "independent"]).nullable(),
  reason: z.string().trim().max(2_000),
  /** `judgedAt` of the judgement that was on the screen; null for none. */
  basedOn: z.date().nullable(),
});
export type JudgementInput = z.input<typeof JudgementSchema>;

/**
 * Writes down what a person thinks of a pair, and why. It changes no points.
 *
 * @throws AppError NOT_FOUND as for looking at it, FORBIDDEN when one of the students is not seen, INVALID without a
 *   reason, CONFLICT when somebody judged meanwhile
 */
export async function judgePair(actor: Actor, pairId: string, input: JudgementInput): Promise<void> {
  const { row, people, access } = await requirePair(actor, pairId);
  if (!seesBoth(people))
    throw new AppError("FORBIDDEN", "One of the two is a student of another section: their staff judge with you.");
  const parsed = JudgementSchema.safeParse(input);
  if (!parsed.success)
    throw new AppError("INVALID", "A judgement is a choice and a reason of at most 2000 characters.");
  const { judgement, reason, basedOn } = parsed.data;
  if (judgement !== null && reason === "")
    throw new AppError("INVALID", "Say why: whoever reads the judgement later has not seen what you saw.");

  await database().$transaction(async (tx) => {
    const judged =
      judgement === null
        ? { judgement, reason: null, judgeId: null, judgedAt: null }
        : { judgement, reason: storableText(reason), judgeId: actor.userId, judgedAt: new Date() };
    const { count } = await tx.similarPair.updateMany({ where: { id: row.id, judgedAt: basedOn }, data: judged });
    if (count === 0) {
      const now = await tx.similarPair.findUnique({
        where: { id: row.id },
        select: { judge: { select: { name: true } } },
      });
      const by = now?.judge?.name ?? "Somebody";
      throw new AppError("CONFLICT", `${by} changed the judgement meanwhile. Load the page again to see it.`);
    }
    await recordChange(tx, actor, {
      courseId: access.courseId,
      action: "pair judged",
      subject: { kind: "similar pair", id: row.id },
      before: { judgement: row.judgement, reason: row.reason },
      after: { judgement, reason: judged.reason },
    });
  });
}

async function requirePair(actor: Actor, pairId: string) {
  const id = requireId(pairId, "pair");
  const row = await database().similarPair.findUnique({ where: { id }, select: pairFields });
  if (row === null) throw notFound("pair");
  const access: Access = await requireStaff(actor, { id: row.run.part.item.assignment.courseId }, "pair");
  const viewer = await SimilarityViewer.of(access, [row.left.id, row.right.id]);
  const [left, right] = viewer.see([row.left.id, row.right.id]);
  if (left === undefined || right === undefined) throw notFound("pair");
  return { row, access, people: { left, right } };
}

const seesBoth = ({ left, right }: { left: ComparedPerson; right: ComparedPerson }): boolean =>
  left.name !== null && right.name !== null;

function sourceOf(stored: unknown): string {
  const answer = AnswerSchema.parse(stored);
  return answer.kind === "code" ? answer.source : "";
}
