"use client";

import { Eye, X } from "lucide-react";
import type { Seat } from "#server/workspaces";
import { Button } from "../ui/Button";
import { Link } from "../ui/Link";
import { Notice } from "../workbench/DraftNotices.client";
import type { Published } from "./authorActions";
import type { KeptWorkspace } from "./workspaceKeeper";

/** What became of the work besides being saved, who else is here, and what was published. */
export function DeskNotices({
  kept,
  seats,
  published,
  refused,
  course,
  onUndo,
  onDismiss,
  onDismissPublished,
}: {
  kept: KeptWorkspace;
  /** Others who have the workspace open. */
  seats: readonly Seat[];
  published: Published | null;
  /** Why publishing was refused. */
  refused: string | null;
  course: string;
  onUndo: () => void;
  onDismiss: () => void;
  onDismissPublished: () => void;
}) {
  const { undoable, merged, status, storageFails } = kept;
  const notSaved = status.kind === "kept-here" && typeof status.because === "object" ? status.because.refused : null;
  return (
    <div role="status" className="text-xs">
      {published !== null && (
        <Notice>
          <span className="min-w-0 flex-1">
            <PublishedWords published={published} course={course} />
          </span>
          <Dismiss onClick={onDismissPublished} />
        </Notice>
      )}
      {refused !== null && (
        <Notice tone="partial">
          <span className="min-w-0 flex-1">Not published: {refused}</span>
          <Dismiss onClick={onDismissPublished} />
        </Notice>
      )}
      {undoable !== null && (
        <Notice>
          <span className="min-w-0 flex-1">{undoable.what}</span>
          <Button size="small" onClick={onUndo}>
            Undo
          </Button>
          <Dismiss onClick={onDismiss} />
        </Notice>
      )}
      {merged !== null && (
        <Notice>
          <span className="min-w-0 flex-1">
            {merged.authorName} changed {merged.files.join(", ")}. That is in place here too; your own changes stay.
          </span>
          <Dismiss onClick={onDismiss} />
        </Notice>
      )}
      {seats.length > 0 && (
        <Notice tone="partial">
          <Eye className="size-4 shrink-0" aria-hidden="true" />
          <span className="min-w-0 flex-1">
            {seats.map(({ name, file }) => `${name} is in ${file}`).join(", ")}. Changes of different files are joined;
            of the same file you would have to choose.
          </span>
        </Notice>
      )}
      {notSaved !== null && <Notice tone="partial">Not saved on the server: {notSaved}</Notice>}
      {storageFails && status.kind !== "saved" && (
        <Notice tone="partial">This browser does not let the page keep a copy of your work. Keep this tab open.</Notice>
      )}
    </div>
  );
}

function PublishedWords({ published, course }: { published: Published; course: string }) {
  const { number, movedItems, waitingItems } = published;
  return (
    <>
      Version {number} is published.{" "}
      {movedItems > 0 &&
        `${movedItems} ${movedItems === 1 ? "place" : "places"} without submissions ${movedItems === 1 ? "uses" : "use"} it now. `}
      {waitingItems.length > 0 && (
        <>
          {waitingItems.map(({ assignmentTitle }) => assignmentTitle).join(", ")}{" "}
          {waitingItems.length === 1 ? "has" : "have"} submissions and {waitingItems.length === 1 ? "keeps" : "keep"}{" "}
          the version before until you{" "}
          <Link href={`/staff/${course}/versions`} className="rounded-sm text-accent underline underline-offset-2">
            change it
          </Link>
          .
        </>
      )}
    </>
  );
}

function Dismiss({ onClick }: { onClick: () => void }) {
  return (
    <Button kind="quiet" size="small" onClick={onClick} aria-label="Dismiss">
      <X className="size-4" aria-hidden="true" />
    </Button>
  );
}
