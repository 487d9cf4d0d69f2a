"use client";

import { DiffView } from "../../../../../editor/DiffView.client";
import type { EditorChoice } from "../../../../../frame/preferenceCookie";
import { usePlainEditor } from "../../../../../frame/usePlainEditor.client";

/** One file as it was, compared with now. */
export function FileDiff({
  file,
  before,
  after,
  editorPreference,
}: {
  file: string;
  before: string;
  after: string;
  editorPreference: EditorChoice;
}) {
  const { isPlain, isCertain } = usePlainEditor(editorPreference);
  const lines = Math.max(before.split("\n").length, after.split("\n").length);
  return (
    <div
      className="overflow-hidden rounded border border-line"
      style={{ height: `${Math.min(24, Math.max(6, lines * 1.25 + 2))}rem` }}
    >
      <DiffView before={before} after={after} label={`${file}, then and now`} plain={isPlain || !isCertain} />
    </div>
  );
}
