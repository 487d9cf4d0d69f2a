"use client";

import { X } from "lucide-react";
import { useSyncExternalStore, type ReactNode } from "react";
import { Button } from "../ui/Button";
import type { DraftKeeper } from "./draftKeeper";

/**
 * What became of the text besides being saved: replaced, changed elsewhere, refused. Nothing when there is nothing to say.
 *
 * @param isAlone - the only text of its page, which then says when another tab has the page open too
 */
export function DraftNotices({
  keeper,
  isAlone = false,
  children,
}: {
  keeper: DraftKeeper;
  isAlone?: boolean;
  children?: ReactNode;
}) {
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const refused =
    draft.status.kind === "kept-here" && typeof draft.status.because === "object" ? draft.status.because : null;
  return (
    <div role="status" className="shrink-0 text-xs">
      {draft.replaced !== null && (
        <Notice>
          <span className="flex-1">{draft.replaced.what}</span>
          <Button size="small" onClick={() => keeper.undo()}>
            Undo
          </Button>
          <Button kind="quiet" size="small" onClick={() => keeper.dismissReplaced()} aria-label="Dismiss">
            <X className="size-4" aria-hidden="true" />
          </Button>
        </Notice>
      )}
      {draft.elsewhere !== null && (
        <Notice tone="partial">
          <span className="flex-1">
            {draft.elsewhere.where === "tab"
              ? "Your other tab saved a different text. Nothing is saved here until you choose."
              : "A newer text was saved from another device. Nothing is saved here until you choose."}
          </span>
          <Button size="small" onClick={() => keeper.settleElsewhere("there")}>
            Use the other
          </Button>
          <Button size="small" onClick={() => keeper.settleElsewhere("here")}>
            Keep this one
          </Button>
        </Notice>
      )}
      {isAlone && draft.openInOtherTab && draft.elsewhere === null && (
        <Notice tone="partial">This problem is open in another tab too. Type in one of them only.</Notice>
      )}
      {refused !== null && <Notice tone="partial">Not saved on the server: {refused.refused}</Notice>}
      {draft.storageFails && draft.status.kind !== "saved" && (
        <Notice tone="partial">This browser does not let the page keep a copy of your text. Keep this tab open.</Notice>
      )}
      {children}
    </div>
  );
}

/** One line above what it is about. */
export function Notice({ tone = "quiet", children }: { tone?: "quiet" | "partial"; children: ReactNode }) {
  const colours = tone === "partial" ? "bg-partial-soft text-partial" : "bg-accent-soft text-ink";
  return <div className={`hairline-b flex min-h-9 flex-wrap items-center gap-2 px-3 py-1 ${colours}`}>{children}</div>;
}
