import { requireId, requireStaff } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database } from "./db";
import { AppError, notFound } from "./errors";
import { storableText } from "./storableText";

/** A remark that the graders of a course use again. */
export interface SnippetView {
  id: string;
  /** Markdown. */
  text: string;
  authorName: string;
}

const mostListed = 500;
const longestSnippet = 5000;
const snippetColumns = { id: true, text: true, author: { select: { name: true } } } as const;

/**
 * The snippets of a course that hold all words of a query, in any order and in any case, the newest first and 500 at
 * most. An empty query is held by every one.
 *
 * @param course - its slug
 * @throws AppError NOT_FOUND for who is not staff of it
 */
export async function listSnippets(actor: Actor, course: string, query = ""): Promise<SnippetView[]> {
  const { courseId } = await requireStaff(actor, { slug: course }, "course");
  const words = storableText(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  const rows = await database().snippet.findMany({
    where: {
      ...{ courseId, retiredAt: null },
      // The database would read % and _ as placeholders.
      AND: words.map((word) => ({
        text: { contains: word.replaceAll(/[\\%_]/g, "\\$&"), mode: "insensitive" as const },
      })),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: mostListed,
    select: snippetColumns,
  });
  return rows.map(toView);
}

/**
 * Keeps a remark for the whole course. One that is kept already is given back as it is.
 *
 * @throws AppError NOT_FOUND, INVALID for an empty or too long text
 */
export async function addSnippet(actor: Actor, course: string, text: string): Promise<SnippetView> {
  const { courseId } = await requireStaff(actor, { slug: course }, "course");
  const words = requireSnippetText(text);
  const known = await database().snippet.findFirst({
    where: { courseId, text: words, retiredAt: null },
    select: snippetColumns,
  });
  if (known !== null) return toView(known);
  return database().$transaction(async (tx) => {
    const row = await tx.snippet.create({
      data: { courseId, authorId: actor.userId, text: words },
      select: snippetColumns,
    });
    await recordChange(tx, actor, {
      ...{ courseId, action: "snippet added", subject: { kind: "snippet", id: row.id } },
      after: { text: words },
    });
    return toView(row);
  });
}

/**
 * Rewords a snippet, also another's: they belong to the course. Comments that were written with it stay as they are.
 *
 * @param change.seen - the text that the person began from
 * @throws AppError NOT_FOUND, INVALID, CONFLICT when it was reworded meanwhile
 */
export async function editSnippet(actor: Actor, change: { id: string; seen: string; text: string }): Promise<void> {
  const { id, courseId } = await requireSnippet(actor, change.id);
  const words = requireSnippetText(change.text);
  await database().$transaction(async (tx) => {
    const where = { id, retiredAt: null, text: change.seen };
    const { count } = await tx.snippet.updateMany({ where, data: { text: words } });
    if (count === 0) {
      const current = await tx.snippet.findUniqueOrThrow({ where: { id }, select: { text: true } });
      throw new AppError("CONFLICT", `Somebody changed this snippet meanwhile. It now says: “${current.text}”`);
    }
    await recordChange(tx, actor, {
      ...{ courseId, action: "snippet edited", subject: { kind: "snippet", id } },
      ...{ before: { text: change.seen }, after: { text: words } },
    });
  });
}

/** Takes a snippet out of the list. @throws AppError NOT_FOUND, also when it was taken out already */
export async function retireSnippet(actor: Actor, snippetId: string): Promise<void> {
  const { id, courseId, text } = await requireSnippet(actor, snippetId);
  await database().$transaction(async (tx) => {
    const { count } = await tx.snippet.updateMany({ where: { id, retiredAt: null }, data: { retiredAt: new Date() } });
    if (count === 0) throw notFound("snippet");
    await recordChange(tx, actor, {
      ...{ courseId, action: "snippet retired", subject: { kind: "snippet", id } },
      before: { text },
    });
  });
}

async function requireSnippet(actor: Actor, snippetId: string) {
  const snippet = await database().snippet.findFirst({
    where: { id: requireId(snippetId, "snippet"), retiredAt: null },
    select: { id: true, courseId: true, text: true },
  });
  if (snippet === null) throw notFound("snippet");
  await requireStaff(actor, { id: snippet.courseId }, "snippet");
  return snippet;
}

function requireSnippetText(text: string): string {
  const words = storableText(text).trim();
  if (words === "") throw new AppError("INVALID", "Write the remark first.");
  if (words.length > longestSnippet)
    throw new AppError("INVALID", `A snippet has at most ${longestSnippet} characters; this has ${words.length}.`);
  return words;
}

const toView = ({ author, ...row }: { id: string; text: string; author: { name: string } }): SnippetView => ({
  ...row,
  authorName: author.name,
});
