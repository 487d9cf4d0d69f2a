"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Checking } from "./AnswerEditor.client";
import { FolderEditor, type FolderEditorProps } from "./FolderEditor.client";
import { loadMonaco, type Monaco } from "./loadMonaco";
import { PlainEditor } from "./PlainEditor.client";

/**
 * The field for the files of a problem: plain at once, and the full editor in its place as soon as it has loaded. When
 * that does not load the plain one stays, and `onChecking` says so.
 */
export function AuthorEditor({
  full,
  onChecking,
  ...props
}: FolderEditorProps & {
  /** Load the full editor and use it. */
  full: boolean;
  onChecking: (checking: Checking) => void;
}) {
  const [loaded, setLoaded] = useState<{ monaco: Monaco; typesKnown: boolean; hadFocus: boolean } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const report = useEffectEvent(onChecking);
  const { files, file, label, attach, onChange, onErrors } = props;

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
        const typesKnown = await monaco.declareAuthoring();
        const hadFocus = box.current?.contains(document.activeElement) === true;
        if (!signal.aborted) setLoaded({ monaco, typesKnown, hadFocus });
      } catch {
        if (!signal.aborted) report({ state: "failed" });
      }
    })();
    return () => unmounted.abort();
  }, [full]);

  if (!full || loaded === null)
    return (
      <div ref={box} className="h-full min-h-0">
        <PlainEditor
          key={file}
          text={files[file] ?? ""}
          onChange={(text) => onChange(file, text)}
          label={label}
          attach={attach}
        />
      </div>
    );
  return (
    <FolderEditor
      {...props}
      loaded={loaded.monaco}
      startsFocused={loaded.hadFocus}
      onErrors={(errors) => {
        onErrors(errors);
        const here = errors.filter((error) => error.file === file).length;
        onChecking({ state: loaded.typesKnown ? "on" : "grammar-only", errors: here });
      }}
    />
  );
}
