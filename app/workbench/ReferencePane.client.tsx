"use client";

import { useState, useSyncExternalStore } from "react";
import { DiffView } from "../editor/DiffView.client";
import type { EditorChoice } from "../frame/preferenceCookie";
import { usePlainEditor } from "../frame/usePlainEditor.client";
import { Button } from "../ui/Button";
import type { DraftKeeper } from "./draftKeeper";

/** The reference solution, once it is released, alone or against the student's own code. */
export function ReferencePane({
  source,
  keeper,
  editorPreference,
}: {
  source: string;
  keeper: DraftKeeper;
  editorPreference: EditorChoice;
}) {
  const [isCompared, setCompared] = useState(false);
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const { isPlain } = usePlainEditor(editorPreference);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="hairline-b flex items-center justify-between gap-3 px-4 py-2 sm:px-6">
        <p className="text-ink-soft">One way to solve it. Others are as good.</p>
        <Button size="small" onClick={() => setCompared(!isCompared)} aria-pressed={isCompared}>
          Compare with mine
        </Button>
      </div>
      <div className="min-h-0 flex-1">
        {isCompared ? (
          <DiffView before={draft.text} after={source} label="Your code and the reference" plain={isPlain} />
        ) : (
          <pre
            tabIndex={0}
            aria-label="Reference solution"
            className="relative h-full overflow-auto bg-surface px-4 py-3 font-mono text-xs/5 focus-visible:-outline-offset-2 sm:px-6"
          >
            {source}
          </pre>
        )}
      </div>
    </div>
  );
}
