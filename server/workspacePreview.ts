import { forStudent, type KindName } from "#problems/kinds/kinds";
import type { Actor } from "./actor";
import { AppError } from "./errors";
import { declarationOf } from "./items";
import { getProof } from "./proofs";
import { takeFromBudget } from "./rateLimit";
import { renderMarkdown } from "./statement";
import { requireWorkspace } from "./workspaceAccess";

const perMinute = 120;
const longestMarkdown = 256 * 1024;
/** More than any sheet has; drawing formulas without end would hold up everybody. */
const formulas = { count: 3_000, characters: 60_000 };

/** A problem as its students will see it, as far as it can be told before it is published. */
export interface ProblemPreview {
  title: string;
  summary: string;
  parts: PartPreview[];
}

interface AnyPartPreview {
  key: string;
  title: string;
  points: number;
  /** Safe to show as it is, like all that is called html here. */
  hintsHtml: string[];
  afterwordHtml: string | null;
}

export type PartPreview =
  | (AnyPartPreview & { kind: "code"; signatures: string[]; withheld: string[] })
  | (AnyPartPreview & {
      kind: KindName;
      promptHtml: string;
      /** What the field of this kind needs. */
      question: unknown;
      explanationHtml: string;
    });

/**
 * A statement that is being written, as HTML that is safe to show, with what could not be read of it.
 *
 * @throws AppError NOT_FOUND for everybody but the course's instructors; TOO_MANY_REQUESTS; INVALID for a text that is
 *   too long, nests too deeply or holds too many formulas
 */
export async function previewStatement(
  actor: Actor,
  { id, markdown }: { id: string; markdown: string },
): Promise<{ html: string; problems: string[] }> {
  await requireWorkspace(actor, id);
  if (markdown.length > longestMarkdown) throw new AppError("INVALID", "This statement is too long for a preview.");
  if (!(await takeFromBudget(`preview:${actor.userId}`, { limit: perMinute, windowSeconds: 60 })))
    throw new AppError("TOO_MANY_REQUESTS", "The preview pauses for a minute. Your text is kept.");
  try {
    return renderMarkdown(markdown, { formulas });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError("INVALID", "This statement has too many formulas, or nests too deeply, for a preview.");
  }
}

/**
 * The parts as the newest proof read them: a definition is a program, and only a worker's sealed room runs it.
 *
 * @returns null while no definition could be read
 * @throws AppError NOT_FOUND for everybody but the course's instructors
 */
export async function previewProblem(actor: Actor, id: string): Promise<ProblemPreview | null> {
  await requireWorkspace(actor, id);
  const definition = (await getProof(actor, id))?.definition ?? null;
  if (definition === null) return null;
  const { title, summary, parts } = definition;
  return {
    title,
    summary,
    parts: parts.map((part) => {
      const shared = {
        key: part.id,
        title: part.title,
        points: part.points,
        hintsHtml: part.hints.map(html),
        afterwordHtml: part.afterword === undefined ? null : html(part.afterword),
      };
      if (part.kind === "code")
        return {
          ...shared,
          kind: part.kind,
          signatures: part.signatures.map(declarationOf),
          withheld: part.withheld,
        };
      return {
        ...shared,
        kind: part.kind,
        promptHtml: html(part.prompt),
        question: forStudent(part, html),
        explanationHtml: html(part.explanation),
      };
    }),
  };
}

function html(markdown: string): string {
  try {
    return renderMarkdown(markdown, { formulas }).html;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return "<p>This text has too many formulas for a preview.</p>";
  }
}
