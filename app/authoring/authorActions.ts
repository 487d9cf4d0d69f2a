import type { ReactNode } from "react";
import type { WorkspaceNews } from "#server/workspaceWatch";
import type { publishWorkspace } from "#server/publishWorkspace";
import type { FileChanges } from "./mergeFiles";
import type { ProofAnswer } from "./proofWatch";
import type { SaveAnswer } from "./workspaceKeeper";

interface Refused {
  ok: false;
  message: string;
}

export type Published = Awaited<ReturnType<typeof publishWorkspace>>;

/** A statement as the server set it. */
export type StatementAnswer = { ok: true; html: string; problems: string[] } | Refused;
/** The parts as students see them, made on the server; null while the definition cannot be read. */
export type PartsAnswer = { ok: true; parts: ReactNode } | Refused;

/** What the authoring screen can ask the server for. Each rejects when the server is away. */
export interface AuthorActions {
  save: (order: { id: string; revision: number; changes: FileChanges }) => Promise<SaveAnswer>;
  /** Keeps the seat, and tells what others do. */
  watch: (order: {
    course: string;
    slug: string;
    file: string;
    revision: number;
  }) => Promise<({ ok: true } & WorkspaceNews) | Refused>;
  askForProof: (id: string) => Promise<ProofAnswer>;
  readProof: (id: string) => Promise<ProofAnswer>;
  stopProof: (id: string) => Promise<ProofAnswer>;
  previewStatement: (order: { id: string; markdown: string }) => Promise<StatementAnswer>;
  previewParts: (id: string) => Promise<PartsAnswer>;
  publish: (order: { id: string; hash: string }) => Promise<({ ok: true } & Published) | Refused>;
}
