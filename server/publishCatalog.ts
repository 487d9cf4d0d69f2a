import { randomBytes } from "node:crypto";
import path from "node:path";
import { assignments, catalog, type CatalogEntry } from "#problems/catalog";
import { type Certificate, readCertificates } from "#problems/certificate";
import { readProblemFolder } from "#problems/folder";
import { type AssignmentDefinition, AssignmentSchema, ProblemSchema } from "#problems/schema";
import { fromFile } from "./assignmentDefinition";
import { database, type Database } from "./db";
import { env } from "./env";
import { log } from "./log";
import { matchParts } from "./matchParts";
import { moveUnusedItems, showVersion } from "./shownVersion";
import { renderMarkdown } from "./statement";

export interface PublishReport {
  /** New versions, as "slug 3". */
  published: string[];
  /** Sentences about problems that stay as they were. */
  refused: string[];
  /** Items with answers that show an older version until an instructor changes it. */
  waitingItems: number;
}

/**
 * Publishes the problems of the repository: every folder whose hash is new becomes the next version of its problem. Items
 * to which nobody has handed anything in show it at once. Items with answers wait for an instructor, who sees first whose
 * points would change (server/versionChanges.ts); in development they move too. Items that show a version which somebody
 * published in the browser are left alone. What is graded already keeps the version it was graded by.
 *
 * A version needs a certificate of exactly these files. In development it may lack one, with a warning, because the
 * certificate is made after trying the problem out. Safe to call from several processes at once.
 *
 * @param problemsDirectory - holds one folder a slug
 */
export async function publishCatalog(problemsDirectory = "problems"): Promise<PublishReport> {
  const certificates = await readCertificates();
  const report: PublishReport = { published: [], refused: [], waitingItems: 0 };
  for (const entry of catalog) {
    const outcome = await publishProblem(entry, certificates[entry.slug], problemsDirectory);
    if ("refused" in outcome) {
      report.refused.push(outcome.refused);
      continue;
    }
    if (outcome.isNew) report.published.push(`${entry.slug} ${outcome.number}`);
    report.waitingItems += outcome.waitingItems;
  }
  log.info("catalog published", { ...report });
  return report;
}

/**
 * Makes the catalog's assignments in a new course, with dates counted from the course's start.
 *
 * @param isWanted - leaves out others, by their slug
 */
export async function createCatalogAssignments(
  tx: Database,
  courseId: string,
  isWanted: (slug: string) => boolean = () => true,
): Promise<void> {
  for (const definition of assignments) if (isWanted(definition.slug)) await createAssignment(tx, courseId, definition);
}

type Outcome = { refused: string } | { number: number; isNew: boolean; waitingItems: number };

async function publishProblem(
  { slug, problem }: CatalogEntry,
  kept: Certificate | undefined,
  problemsDirectory: string,
): Promise<Outcome> {
  const { hash, files } = await readProblemFolder(path.join(problemsDirectory, slug));
  const definition = ProblemSchema.safeParse(problem);
  if (!definition.success) return { refused: `${slug}: problem.ts is not right: ${definition.error.message}` };
  // Drawing the formulas takes longer than all the rest, and those of a published version are drawn.
  const isPublished = (await database().problemVersion.count({ where: { hash, problem: { slug } } })) > 0;
  const statement = isPublished ? undefined : renderMarkdown(files["statement.md"] ?? "");
  const [badFormula] = statement?.problems ?? [];
  if (badFormula !== undefined) return { refused: `${slug}: a formula in statement.md cannot be read: ${badFormula}` };

  const certificate = kept?.ok === true && kept.hash === hash ? kept : null;
  if (certificate === null && env().mode === "production")
    return { refused: `${slug}: there is no certificate of these files. Make one: npm run problems -- verify --write` };
  if (certificate === null) log.warn("published without a certificate", { slug, hash });

  return database().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('publish'), hashtext(${slug}))`;
    const { id: problemId, courseId } = await tx.problem.upsert({
      where: { slug },
      create: { slug },
      update: {},
      select: { id: true, courseId: true },
    });
    if (courseId !== null) return { refused: `${slug}: a course has a problem of this name. Give this one another.` };
    const published = await tx.problemVersion.findMany({
      where: { problemId },
      select: { id: true, number: true, hash: true, certificate: true },
      orderBy: { number: "desc" },
    });
    const same = published.find((version) => version.hash === hash);
    if (same !== undefined) {
      if (same.certificate === null && certificate !== null)
        await tx.problemVersion.update({ where: { id: same.id }, data: { certificate }, select: { id: true } });
      return { number: same.number, isNew: false, waitingItems: await offerVersion(tx, problemId, same.id) };
    }
    if (statement === undefined) throw new Error(`${slug}: a published version is gone`);
    const number = (published[0]?.number ?? 0) + 1;
    const version = await tx.problemVersion.create({
      data: {
        ...{ problemId, number, hash, files, definition: problem, statementHtml: statement.html },
        gradingSeed: randomBytes(16).toString("hex"),
        ...(certificate === null ? {} : { certificate }),
      },
      select: { id: true },
    });
    return { number, isNew: true, waitingItems: await offerVersion(tx, problemId, version.id) };
  });
}

/** Who develops a problem sees each change of it at once. @returns how many items wait for an instructor */
async function offerVersion(tx: Database, problemId: string, versionId: string): Promise<number> {
  const ofCatalog = { publishedById: null };
  const { waiting } = await moveUnusedItems(tx, { problemId, versionId, showing: ofCatalog });
  if (env().mode !== "development") return waiting.length;
  for (const itemId of waiting) await showVersion(tx, itemId, versionId);
  return 0;
}

async function createAssignment(tx: Database, courseId: string, input: AssignmentDefinition): Promise<void> {
  const file = AssignmentSchema.parse(input);
  const { slug, items } = file;
  const calendar = await tx.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { startsOn: true, timeZone: true },
  });
  const assignment = await tx.assignment.create({
    data: { courseId, slug, ...fromFile(file, calendar), publishedAt: new Date() },
    select: { id: true },
  });
  for (const [index, { problem, points }] of items.entries()) {
    const { id: problemId, versions } = await tx.problem.findUniqueOrThrow({
      where: { slug: problem },
      select: { id: true, versions: { orderBy: { number: "desc" }, take: 1, select: { id: true, definition: true } } },
    });
    const [version] = versions;
    if (version === undefined) throw new Error(`${problem} has no published version, so ${slug} cannot show it`);
    const item = await tx.item.create({
      data: { assignmentId: assignment.id, problemId, versionId: version.id, position: index + 1, points },
      select: { id: true },
    });
    await matchParts(tx, item.id, { before: [], after: ProblemSchema.parse(version.definition).parts });
  }
}
