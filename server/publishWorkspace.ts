import { randomBytes } from "node:crypto";
import type { Certificate } from "#problems/certificate";
import { type Part, ProblemSchema } from "#problems/schema";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, type Database } from "./db";
import { AppError } from "./errors";
import { matchParts } from "./matchParts";
import { ProofReportSchema } from "./proofReport";
import { renderMarkdown } from "./statement";
import { statementFormulas } from "./statementLint";
import { type LockedWorkspace, lockWorkspace, requireWorkspace } from "./workspaceAccess";

export interface Publication {
  versionId: string;
  /** Of the version, within its problem. */
  number: number;
  /** Items that show the version from now on: nobody had handed anything in to them. */
  movedItems: number;
  /** Items that go on showing the version that answers were handed in to, until somebody changes it. */
  waitingItems: { itemId: string; assignmentTitle: string }[];
}

/**
 * Makes an immutable version of a workspace's newest files, which must be proved. The course's items of the problem show
 * it at once where nobody has handed anything in.
 *
 * @param hash - of the files that the actor means to publish
 * @throws AppError NOT_FOUND for everybody but instructors of its course; CONFLICT with the reasons when the files are not
 *   proved, when others stand there by now, when they are published already, or when the slug belongs to another problem
 */
export async function publishWorkspace(actor: Actor, { id, hash }: { id: string; hash: string }): Promise<Publication> {
  const workspace = await requireWorkspace(actor, id);
  return database().$transaction(async (tx) => {
    const locked = await lockWorkspace(tx, workspace.id);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('publish'), hashtext(${locked.slug}))`;
    if (locked.newest.hash !== hash)
      throw new AppError(
        "CONFLICT",
        `${locked.newest.authorName} has changed the files since. Nothing was published; look at them first.`,
      );
    const problemId = await requireProblem(tx, locked);
    const versions = await tx.problemVersion.findMany({
      where: { problemId },
      orderBy: { number: "desc" },
      select: { number: true, hash: true, publishedBy: { select: { name: true } } },
    });
    const same = versions.find((version) => version.hash === hash);
    if (same !== undefined)
      throw new AppError(
        "CONFLICT",
        `These files are published already, as version ${same.number} by ${same.publishedBy?.name ?? "the catalogue"}.`,
      );
    const proved = await requireProof(tx, locked);
    const number = (versions[0]?.number ?? 0) + 1;
    const { id: versionId } = await tx.problemVersion.create({
      data: {
        ...{ problemId, number, hash, files: locked.files, publishedById: actor.userId },
        ...{ definition: proved.definition, certificate: proved.certificate },
        statementHtml: renderStatement(locked.files["statement.md"] ?? ""),
        gradingSeed: randomBytes(16).toString("hex"),
      },
      select: { id: true },
    });
    await tx.workspace.update({ where: { id: locked.id }, data: { problemId }, select: { id: true } });
    const items = await showWhereUnanswered(tx, locked.courseId, { problemId, versionId, parts: proved.parts });
    await recordChange(tx, actor, {
      courseId: locked.courseId,
      action: "problem published",
      subject: { kind: "workspace", id: locked.id },
      before: { problem: locked.slug, version: versions[0]?.number ?? null, hash: versions[0]?.hash ?? null },
      after: { problem: locked.slug, version: number, hash, movedItems: items.movedItems },
    });
    return { versionId, number, ...items };
  });
}

/** The problem that the workspace is published as, made if there is none yet. */
async function requireProblem(tx: Database, { slug, courseId, problemId }: LockedWorkspace): Promise<string> {
  if (problemId !== null) return problemId;
  const taken = await tx.problem.findUnique({ where: { slug }, select: { id: true } });
  if (taken !== null)
    throw new AppError(
      "CONFLICT",
      `Another problem was published as "${slug}" meanwhile. Download the files, and import them under another name.`,
    );
  return (await tx.problem.create({ data: { slug, courseId }, select: { id: true } })).id;
}

interface Proved {
  definition: object;
  parts: readonly Part[];
  certificate: Certificate;
}

/** How many reasons stand in one message. */
const shownReasons = 5;

async function requireProof(tx: Database, { id, newest: { hash } }: LockedWorkspace): Promise<Proved> {
  const proof = await tx.proof.findUnique({
    where: { workspaceId_hash: { workspaceId: id, hash } },
    select: { result: true },
  });
  const refuse = (reasons: readonly string[]): AppError => {
    const more = reasons.length - shownReasons;
    const shown = reasons.slice(0, shownReasons).map((reason) => `• ${reason}`);
    return new AppError(
      "CONFLICT",
      ["This cannot be published yet:", ...shown, ...(more > 0 ? [`• and ${more} more`] : [])].join("\n"),
    );
  };
  if (proof === null || proof.result === null)
    throw refuse(["The files as they are now have not been tried to the end."]);
  const { certificate, definition, faults, reasons } = ProofReportSchema.parse(proof.result);
  const found = [...faults.map(({ file, message }) => (file === null ? message : `${file}: ${message}`)), ...reasons];
  if (found.length > 0) throw refuse(found);
  const problem = ProblemSchema.safeParse(definition);
  if (certificate?.ok !== true || certificate.hash !== hash || !problem.success || !isObject(definition))
    throw refuse(["Its certificate says that the tests do not tell right from wrong."]);
  return { certificate, definition, parts: problem.data.parts };
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

function renderStatement(statement: string): string {
  try {
    return renderMarkdown(statement, { formulas: statementFormulas }).html;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError("CONFLICT", "This cannot be published: the statement has more formulas than can be drawn.");
  }
}

/** An answer that is handed in at this very moment keeps the version that it names, as every answer does. */
async function showWhereUnanswered(
  tx: Database,
  courseId: string,
  { problemId, versionId, parts }: { problemId: string; versionId: string; parts: readonly Part[] },
): Promise<Pick<Publication, "movedItems" | "waitingItems">> {
  const items = await tx.item.findMany({
    where: { problemId, versionId: { not: versionId }, assignment: { courseId } },
    orderBy: [{ assignment: { opensAt: "asc" } }, { position: "asc" }],
    select: {
      id: true,
      assignment: { select: { title: true } },
      version: { select: { definition: true } },
      parts: { select: { id: true }, where: { submissions: { some: { kind: "submit" } } }, take: 1 },
    },
  });
  const unanswered = items.filter((item) => item.parts.length === 0);
  for (const { id, version } of unanswered) {
    const shownBefore = ProblemSchema.safeParse(version.definition);
    await tx.item.update({ where: { id }, data: { versionId }, select: { id: true } });
    await matchParts(tx, id, { before: shownBefore.data?.parts ?? [], after: parts });
  }
  return {
    movedItems: unanswered.length,
    waitingItems: items
      .filter((item) => item.parts.length > 0)
      .map(({ id, assignment }) => ({ itemId: id, assignmentTitle: assignment.title })),
  };
}
