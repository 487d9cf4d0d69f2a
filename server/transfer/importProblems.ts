import { randomUUID } from "node:crypto";
import { z } from "zod";
import { faultOfFiles, hashFiles } from "#problems/folderText";
import { type ProblemFiles, ProblemFilesSchema, SlugSchema } from "#problems/schema";
import { renderMarkdown } from "../statement";
import { statementFormulas } from "../statementLint";
import { type Importing, note } from "./importing";
import { RowWriter } from "./insertRows";
import { refuse } from "./refuse";
import type { Row } from "./table";
import { getTable } from "./tables";

const ProblemRowSchema = z.looseObject({ id: z.string(), slug: SlugSchema });
const VersionRowSchema = z.looseObject({
  ...{ id: z.string(), problemId: z.string(), hash: z.string(), files: ProblemFilesSchema },
  certificate: z.looseObject({ hash: z.string() }).nullable(),
});

interface ArchivedProblem {
  row: z.infer<typeof ProblemRowSchema>;
  /** Of its versions. */
  hashes: string[];
}

const mostProblems = 20_000;

/**
 * A problem is the catalogue's where the catalogue here has all of its versions. Every other one belongs to the course that
 * is imported: under its own name where that is free, else with the course's behind it. So nothing that another course
 * shows or uses changes.
 */
export async function importProblems(importing: Importing, courseId: string): Promise<void> {
  const { tx, ids, report } = importing;
  const problems = await listProblems(importing);
  const slugs = await tx.problem.findMany({
    where: { slug: { in: problems.map(({ row }) => row.slug) } },
    select: { id: true, slug: true, courseId: true, versions: { select: { id: true, hash: true } } },
  });
  const here = new Map(slugs.map((problem) => [problem.slug, problem]));
  const takenIds = new Set(
    (await tx.problem.findMany({ where: { id: { in: problems.map(({ row }) => row.id) } }, select: { id: true } })).map(
      ({ id }) => id,
    ),
  );
  /** Ids of the catalogue's versions, by problem of the archive and hash. */
  const known = new Map<string, string>();
  const writer = new RowWriter(tx, "Problem");
  for (const { row, hashes } of problems) {
    const same = here.get(row.slug);
    const idByHash = new Map(same?.versions.map(({ id, hash }) => [hash, id]));
    if (same?.courseId === null && hashes.every((hash) => idByHash.has(hash))) {
      ids.add("Problem", row.id, same.id);
      for (const [hash, id] of idByHash) known.set(`${row.id} ${hash}`, id);
      report.problems.ofCatalogue.push(row.slug);
      note(importing, "Problem", { id: same.id, slug: row.slug });
      continue;
    }
    const id = takenIds.has(row.id) ? randomUUID() : row.id;
    const slug = same === undefined ? row.slug : await freeSlug(importing, row.slug, problems);
    ids.add("Problem", row.id, id);
    report.problems.ofCourse.push({ slug, was: row.slug });
    await writer.write({ ...row, id, slug, courseId });
    note(importing, "Problem", { id, slug });
  }
  await writer.flush();
  await importVersions(importing, known);
}

/** What is the same of a problem, and of a version, on both servers. */
export const identityOfProblem = ({ id, slug }: Row): Row => ({ id, slug });
export const identityOfVersion = ({ id, problemId, hash }: Row): Row => ({ id, problemId, hash });

async function listProblems({ archive }: Importing): Promise<ArchivedProblem[]> {
  const problems = new Map<string, ArchivedProblem>();
  for await (const row of archive.rows(getTable("Problem"))) {
    const parsed = ProblemRowSchema.safeParse(row);
    if (!parsed.success) throw refuse("a problem has a name that is none");
    problems.set(parsed.data.id, { row: parsed.data, hashes: [] });
    if (problems.size > mostProblems) throw refuse(`there are more than ${mostProblems} problems`);
  }
  for await (const row of archive.rows(getTable("ProblemVersion"))) {
    const { problemId, hash } = VersionRowSchema.parse(row);
    problems.get(problemId)?.hashes.push(hash);
  }
  return [...problems.values()];
}

const longestSlug = 64;

async function freeSlug(
  { tx, report }: Importing,
  slug: string,
  problems: readonly ArchivedProblem[],
): Promise<string> {
  for (let count = 1; ; count++) {
    const end = `-${report.course.slice(0, 30).replace(/-+$/, "")}${count === 1 ? "" : `-x${count}`}`;
    const wanted = `${slug.slice(0, longestSlug - end.length).replace(/-+$/, "")}${end}`;
    const isInArchive = problems.some(({ row }) => row.slug === wanted);
    const isWritten = report.problems.ofCourse.some((problem) => problem.slug === wanted);
    if (isInArchive || isWritten) continue;
    if ((await tx.problem.findUnique({ where: { slug: wanted }, select: { id: true } })) === null) return wanted;
  }
}

async function importVersions(importing: Importing, known: ReadonlyMap<string, string>): Promise<void> {
  const { tx, archive, ids } = importing;
  const table = getTable("ProblemVersion");
  const writer = new RowWriter(tx, table.name);
  for await (const row of archive.rows(table)) {
    const version = VersionRowSchema.parse(row);
    requireSound(version);
    const knownId = known.get(`${version.problemId} ${version.hash}`);
    const isTaken =
      knownId === undefined &&
      (await tx.problemVersion.findUnique({ where: { id: version.id }, select: { id: true } })) !== null;
    const id = knownId ?? (isTaken ? randomUUID() : version.id);
    ids.add(table.name, version.id, id);
    const translated = { ...ids.translate(table, row), id };
    if (knownId === undefined)
      await writer.write({ ...translated, statementHtml: drawStatement(version.files, version.hash) });
    note(importing, table.name, identityOfVersion(translated));
  }
  await writer.flush();
}

function requireSound({ hash, files, certificate }: z.infer<typeof VersionRowSchema>): void {
  requireFiles(files, hash);
  if (certificate !== null && certificate.hash !== hash)
    throw refuse(`the certificate of version ${hash} is of other files`);
}

/** @throws AppError INVALID when files cannot be a folder, or not the one of that hash */
export function requireFiles(files: ProblemFiles, hash: string): void {
  const fault = faultOfFiles(files);
  if (fault !== undefined) throw refuse(`the files of version ${hash} cannot be a problem: ${fault}`);
  if (hashFiles(files) !== hash) throw refuse(`the files of version ${hash} are other files`);
}

function drawStatement(files: ProblemFiles, hash: string): string {
  try {
    return renderMarkdown(files["statement.md"] ?? "", { formulas: statementFormulas }).html;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refuse(`the statement of version ${hash} has more formulas than can be drawn`);
  }
}
