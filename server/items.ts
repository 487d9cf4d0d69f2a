import { displayAnswer, examplesOf, forStudent, type KindName, type Question } from "#problems/kinds/kinds";
import type { Signature } from "#problems/signature";
import { type Access, requireAccess, type Role } from "./access";
import type { Actor } from "./actor";
import { type CourseHeader, getCourseHeader, policyInWords } from "./assignments";
import { database } from "./db";
import type { Draft } from "./drafts";
import type { AssignmentState, TimedClock } from "./deadlines";
import { notFound } from "./errors";
import {
  type AssignmentProgress,
  type ItemProgress,
  loadAssignments,
  type PartProgress,
  type PartState,
} from "./progress";
import { findPart, getPublishedVersion, type PublishedVersion } from "./publishedVersion";
import { renderMarkdown } from "./statement";
import { findSubmissions, type SubmissionSummary } from "./submissions";
import { requireBegun } from "./timing";

/** A problem in an assignment, as one person sees and works on it. */
export interface ItemView {
  course: CourseHeader;
  role: Role;
  assignment: { slug: string; title: string };
  itemId: string;
  problemSlug: string;
  title: string;
  summary: string;
  /** This person's own dates: extensions are in them. */
  opensAt: Date;
  dueAt: Date;
  closesAt: Date;
  isExtended: boolean;
  timeZone: string;
  latePolicy: string;
  state: AssignmentState;
  /** Null where there is no time limit, and for staff. */
  clock: TimedClock | null;
  /** Staff may try things at any time. */
  canSubmit: boolean;
  points: number;
  earned: number | null;
  /** Where the points come from, in plain words. */
  explanation: string;
  /** Safe to show as it is. */
  statementHtml: string;
  parts: PartView[];
  previous: Neighbour | null;
  next: Neighbour | null;
}

export interface Neighbour {
  slug: string;
  title: string;
}

export type PartView = CodePartView | QuestionView;

interface AnyPartView {
  id: string;
  key: string;
  title: string;
  points: number;
  earned: number | null;
  state: PartState;
  draft: Draft | null;
  /** In stages, each saying more than the one before. Safe to show as it is. */
  hintsHtml: string[];
  /** What to know afterwards: only for those who submitted once, and staff. Safe to show as it is. */
  afterwordHtml: string | null;
  /** Newest first. */
  submissions: SubmissionSummary[];
}

/** A part that is answered without code. */
export interface QuestionView extends AnyPartView {
  kind: KindName;
  /** What is asked. Safe to show as it is. */
  promptHtml: string;
  /** What the field of this kind needs. */
  question: unknown;
  /** The right answer and why it is right, safe to show as it is. Only when it is released to this person. */
  solution: { answerHtml: string | null; explanationHtml: string } | null;
}

export interface CodePartView extends AnyPartView {
  kind: "code";
  /** What the answer must export. `text` is the declaration as TypeScript writes it. */
  signatures: { name: string; text: string }[];
  starter: string;
  /** Names of the engine that the answer cannot import. */
  withheld: string[];
  publicTests: PublicTest[];
  hiddenTestCount: number;
  /** Only when it is released to this person. */
  reference: { source: string } | null;
}

export interface PublicTest {
  name: string;
  points: number;
}

/** @throws AppError NOT_FOUND also for what is not published, or not open yet to a student; NOT_BEGUN */
export async function getItem(
  actor: Actor,
  { course, assignment, problem }: { course: string; assignment: string; problem: string },
): Promise<ItemView> {
  const access = await requireAccess(actor, { slug: course }, "course");
  const [found] = await loadAssignments(access, assignment);
  const isReadable = found !== undefined && (access.isStaff || found.state !== "not-open");
  if (!isReadable) throw notFound("assignment");
  const { dates, isExtended, state, clock } = found;
  requireBegun(clock);
  const index = found.items.findIndex((item) => item.problemSlug === problem);
  const item = found.items[index];
  if (item === undefined) throw notFound("problem");

  const version = await getPublishedVersion(item.versionId);
  const header = await getCourseHeader(access.courseId);
  return {
    course: header,
    timeZone: header.timeZone,
    role: access.role,
    assignment: { slug: found.slug, title: found.title },
    itemId: item.id,
    problemSlug: problem,
    title: version.definition.title,
    summary: version.definition.summary,
    ...{ ...dates, isExtended, state, clock, ...item.grade },
    latePolicy: policyInWords(found),
    canSubmit: access.isStaff || ((state === "open" || state === "late") && clock?.state !== "over"),
    statementHtml: version.statementHtml,
    parts: await Promise.all(item.parts.map((part) => toPartView(part, version, access, found))),
    previous: await toNeighbour(found.items[index - 1]),
    next: await toNeighbour(found.items[index + 1]),
  };
}

async function toPartView(
  part: PartProgress,
  version: PublishedVersion,
  access: Access,
  assignment: AssignmentProgress,
): Promise<PartView> {
  const definition = findPart(version, part.key);
  if (definition === undefined) throw new Error(`version ${version.id} of ${version.slug} has no part ${part.key}`);
  const draft = await database().draft.findUnique({
    where: { partId_userId: { partId: part.id, userId: access.userId } },
    select: { text: true, savedAt: true },
  });
  const isAfterDue = assignment.state === "closed";
  const submissions = await findSubmissions(part.id, access.userId, { isAfterDue });
  const hasSubmitted = submissions.some(({ kind, state }) => kind === "submit" && state === "done");
  const { hints, afterword } = definition;
  const shared = {
    id: part.id,
    key: part.key,
    title: definition.title,
    points: part.grade.points,
    earned: part.grade.earned,
    state: part.state,
    draft,
    hintsHtml: hints.map(html),
    afterwordHtml: afterword !== undefined && (hasSubmitted || access.isStaff) ? html(afterword) : null,
    submissions,
  };
  if (definition.kind !== "code")
    return {
      ...shared,
      kind: definition.kind,
      promptHtml: html(definition.prompt),
      question: forStudent(definition, html),
      solution: isReleased(assignment, access) ? solutionOf(definition) : null,
    };
  return {
    ...shared,
    kind: definition.kind,
    signatures: definition.signatures.map((signature) => ({ name: signature.name, text: declarationOf(signature) })),
    starter: version.files["starter.ts"] ?? "",
    withheld: definition.withheld,
    publicTests: version.tests
      .filter((test) => test.visibility === "public")
      .map(({ name, points }) => ({ name, points })),
    hiddenTestCount: version.tests.filter((test) => test.visibility !== "public").length,
    reference: isReleased(assignment, access) ? { source: version.files["reference.ts"] ?? "" } : null,
  };
}

const html = (markdown: string): string => renderMarkdown(markdown).html;

function solutionOf(definition: Question): NonNullable<QuestionView["solution"]> {
  const [right] = examplesOf(definition).right;
  return {
    answerHtml: right === undefined ? null : html(displayAnswer(definition, right)),
    explanationHtml: html(definition.explanation),
  };
}

/** References are for staff, and for students whose own time is up once the assignment's release moment has come. */
function isReleased({ solutionsReleaseAt, state }: AssignmentProgress, { isStaff }: Access): boolean {
  const isOut = solutionsReleaseAt !== null && solutionsReleaseAt <= new Date();
  return isStaff || (isOut && state === "closed");
}

async function toNeighbour(item: ItemProgress | undefined): Promise<Neighbour | null> {
  if (item === undefined) return null;
  const { definition } = await getPublishedVersion(item.versionId);
  return { slug: item.problemSlug, title: definition.title };
}

/** A signature as TypeScript writes it. */
export const declarationOf = ({ name, parameters, returns }: Signature): string =>
  `${name}(${parameters.map((parameter) => `${parameter.name}: ${parameter.type}`).join(", ")}): ${returns}`;
