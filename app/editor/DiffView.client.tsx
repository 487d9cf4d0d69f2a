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
  const shown = useRef<ShownDiff | null>(null);
  const isDark = useIsDark();
  const create = useEffectEvent((element: HTMLElement) =>
    showDiff(loaded, element, { before, after, label, theme: loaded.themeName(isDark) }),
  );

  useEffect(() => {
    if (container.current === null) return;
    const created = create(container.current);
    shown.current = created;
    return () => {
      shown.current = null;
      created.dispose();
    };
  }, [loaded, label]);

  useEffect(() => shown.current?.change(before, after), [before, after]);

  return <div ref={container} className="h-full font-mono" />;
}

interface ShownDiff {
  change: (before: string, after: string) => void;
  dispose: () => void;
}

function showDiff(
  { monaco }: Monaco,
  container: HTMLElement,
  given: { before: string; after: string; label: string; theme: string },
): ShownDiff {
  const host = document.createElement("div");
  host.className = "h-full";
  container.append(host);
  const original = monaco.editor.createModel(given.before, "typescript-shown");
  const modified = monaco.editor.createModel(given.after, "typescript-shown");
  const editor = monaco.editor.createDiffEditor(host, {
    theme: given.theme,
    automaticLayout: true,
    readOnly: true,
    domReadOnly: true,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    hideUnchangedRegions: { enabled: true, contextLineCount: 3 },
    renderOverviewRuler: false,
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderMarginRevertIcon: false,
    renderGutterMenu: false,
    renderLineHighlight: "none",
    fontFamily: getComputedStyle(container).fontFamily,
    fontSize: 13,
    lineHeight: 20,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 20,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  });

  // Monaco throws when a model goes away under a comparison that is being computed, so that one is waited for.
  let isComputed = false;
  let isUnwanted = false;
  const disposeAll = () => {
    editor.dispose();
    original.dispose();
    modified.dispose();
  };
  // Said to the two editors themselves, and again whenever the comparison, which forgets them when its layout changes,
  // has set their options anew. What stays as it is changes nothing, so this ends.
  const nameBoth = () => {
    editor.getOriginalEditor().updateOptions({ ariaLabel: `${given.label}, before` });
    editor.getModifiedEditor().updateOptions({ ariaLabel: `${given.label}, after` });
  };
  for (const each of [editor.getOriginalEditor(), editor.getModifiedEditor()]) each.onDidChangeConfiguration(nameBoth);
  editor.onDidUpdateDiff(() => {
    isComputed = true;
    nameBoth();
    if (isUnwanted) disposeAll();
  });
  editor.setModel({ original, modified });

  return {
    change: (before, after) => {
      if (original.getValue() !== before) original.setValue(before);
      if (modified.getValue() !== after) modified.setValue(after);
    },
    dispose: () => {
      isUnwanted = true;
      host.remove();
      if (isComputed) disposeAll();
    },
  };
}
