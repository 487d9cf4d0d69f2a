"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { EditorProps, SourceError } from "./editorHandle";
import { FullEditor, type Cursor } from "./FullEditor.client";
import { loadMonaco, type Monaco } from "./loadMonaco";
import { PlainEditor } from "./PlainEditor.client";

export type Checking =
  | { state: "off" }
  | { state: "loading" }
  | { state: "failed" }
  | { state: "grammar-only"; errors: number }
  | { state: "on"; errors: number };

/**
 * The field for one module of code: the plain one at once, and the full one in its place as soon as it has loaded, with
 * the same text, cursor and focus. When the full one does not load the plain one stays, and `onChecking` says so.
 */
export function AnswerEditor({
  full,
  path,
  errors,
  withheld,
  attach,
  onChecking,
  onTabLeaves,
  ...field
}: EditorProps & {
  /** Load the full editor and use it. */
  full: boolean;
  path: string;
  errors: readonly SourceError[];
  /** Names of the engine that cannot be imported here. */
  withheld: readonly string[];
  onChecking: (checking: Checking) => void;
  onTabLeaves: (leaves: boolean) => void;
}) {
  const [loaded, setLoaded] = useState<{ monaco: Monaco; typesKnown: boolean } | null>(null);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const report = useEffectEvent(onChecking);
  const keptBack = useEffectEvent(() => withheld);

  useEffect(() => {
    if (!full) {
      report({ state: "off" });
      return;
    }
    const unmounted = new AbortController();
    const { signal } = unmounted;
    report({ state: "loading" });
    void (async () => {
      try {
        const monaco = await loadMonaco();
        const typesKnown = await monaco.declareEngine(keptBack());
        if (signal.aborted) return;
        setCursor(cursorWithin(box.current));
        setLoaded({ monaco, typesKnown });
      } catch {
        if (!signal.aborted) report({ state: "failed" });
      }
    })();
    return () => unmounted.abort();
  }, [full]);

  return (
    <div ref={box} className="h-full min-h-0">
      {!full || loaded === null ? (
        <PlainEditor {...field} attach={attach} />
      ) : (
        <FullEditor
          {...field}
          attach={attach}
          loaded={loaded.monaco}
          path={path}
          errors={errors}
          withheld={withheld}
          cursor={cursor}
          onErrorCount={(count) => onChecking({ state: loaded.typesKnown ? "on" : "grammar-only", errors: count })}
          onTabLeaves={onTabLeaves}
        />
      )}
    </div>
  );
}

function cursorWithin(box: HTMLElement | null): Cursor | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLTextAreaElement) || box?.contains(active) !== true) return null;
  return { start: active.selectionStart, end: active.selectionEnd };
}
