"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useIsDark } from "../frame/usePreferences.client";
import { loadMonaco, type Monaco } from "./loadMonaco";
import { PlainDiff } from "./PlainDiff";

/** Two sources compared: in Monaco's diff editor, or as a plain list where that is preferred or does not load. */
export function DiffView({
  before,
  after,
  label,
  plain,
}: {
  before: string;
  after: string;
  label: string;
  plain: boolean;
}) {
  const [monaco, setMonaco] = useState<Monaco | null>(null);

  useEffect(() => {
    if (plain) return;
    let wanted = true;
    loadMonaco().then(
      (loaded) => {
        if (wanted) setMonaco(loaded);
      },
      // The plain list is on screen already and stays.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [plain]);

  if (plain || monaco === null) return <PlainDiff before={before} after={after} label={label} />;
  return <MonacoDiff loaded={monaco} before={before} after={after} label={label} />;
}

function MonacoDiff({
  loaded,
  before,
  after,
  label,
}: {
  loaded: Monaco;
  before: string;
  after: string;
  label: string;
}) {
  const container = useRef<HTMLDivElement>(null);
  const isDark = useIsDark();
  const nameTheme = useEffectEvent(() => loaded.themeName(isDark));

  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const { monaco } = loaded;
    const original = monaco.editor.createModel(before, "typescript-shown");
    const modified = monaco.editor.createModel(after, "typescript-shown");
    const editor = monaco.editor.createDiffEditor(element, {
      theme: nameTheme(),
      originalAriaLabel: `${label}, before`,
      modifiedAriaLabel: `${label}, after`,
      automaticLayout: true,
      readOnly: true,
      domReadOnly: true,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
      hideUnchangedRegions: { enabled: true, contextLineCount: 3 },
      renderOverviewRuler: false,
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
      fontFamily: getComputedStyle(element).fontFamily,
      fontSize: 13,
      lineHeight: 20,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      lineNumbersMinChars: 3,
      scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    });
    editor.setModel({ original, modified });
    return () => {
      editor.dispose();
      original.dispose();
      modified.dispose();
    };
  }, [loaded, before, after, label]);

  return <div ref={container} className="h-full font-mono" />;
}
