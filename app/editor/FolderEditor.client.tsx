"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useIsDark } from "../frame/usePreferences.client";
import type { EditorHandle } from "./editorHandle";
import { editorOptions } from "./editorOptions";
import { FolderModels, type FolderError } from "./folderModels";
import { leaveByTab } from "./leaveByTab";
import type { CodeEditor, Monaco } from "./loadMonaco";

export interface FolderEditorProps {
  files: Readonly<Record<string, string>>;
  /** The file that is open. */
  file: string;
  onChange: (file: string, text: string) => void;
  /** Another file is wanted, such as the one where something is declared. */
  onOpen: (file: string) => void;
  /** What a screen reader calls the field. */
  label: string;
  attach: (handle: EditorHandle | null) => void;
  onErrors: (errors: FolderError[]) => void;
  onTabLeaves: (leaves: boolean) => void;
}

/**
 * Monaco on a folder: one editor, a model for each file. The texts belong to the parent: what is typed goes up by
 * `onChange`, and texts that come down replace the models'.
 */
export function FolderEditor({
  loaded,
  startsFocused,
  ...props
}: FolderEditorProps & {
  loaded: Monaco;
  /** The plain field that this editor replaces had the focus. */
  startsFocused: boolean;
}) {
  const { files, file, label, attach } = props;
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | null>(null);
  const models = useRef<FolderModels | null>(null);
  const isDark = useIsDark();

  const typed = useEffectEvent(props.onChange);
  const found = useEffectEvent(props.onErrors);
  const tabLeaves = useEffectEvent(props.onTabLeaves);
  const open = useEffectEvent(props.onOpen);
  const begin = useEffectEvent((element: HTMLElement) => {
    const made = new FolderModels(loaded, {
      onTyped: (changed, text) => typed(changed, text),
      onErrors: (errors) => found(errors),
    });
    made.show(files);
    const created = loaded.monaco.editor.create(element, {
      ...editorOptions(loaded, element),
      model: made.find(file) ?? null,
      theme: loaded.themeName(isDark),
      ariaLabel: label,
    });
    // Monaco measures a character once; the face may arrive later.
    void document.fonts.ready.then(() => loaded.monaco.editor.remeasureFonts());
    if (startsFocused) created.focus();
    return { made, created };
  });

  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const { made, created } = begin(element);
    models.current = made;
    editor.current = created;
    const stopped = [
      leaveByTab(loaded, created, (leaves) => tabLeaves(leaves)),
      loaded.monaco.editor.registerEditorOpener({
        openCodeEditor: (_source, resource, place) => {
          const wanted = made.fileAt(resource.toString());
          if (wanted === undefined) return false;
          open(wanted);
          requestAnimationFrame(() => {
            if (place === undefined) return;
            const at =
              "startLineNumber" in place
                ? { lineNumber: place.startLineNumber, column: place.startColumn }
                : { lineNumber: place.lineNumber, column: place.column };
            created.setPosition(at);
            created.revealLineInCenter(at.lineNumber);
          });
          return true;
        },
      }),
    ];
    attach({
      focus: () => created.focus(),
      show: ({ line, column }) => {
        created.setPosition({ lineNumber: line, column });
        created.revealLineInCenterIfOutsideViewport(line);
        created.focus();
      },
      showNextError: () => {
        created.focus();
        created.trigger("page", "editor.action.marker.next", null);
      },
    });
    return () => {
      attach(null);
      editor.current = null;
      models.current = null;
      for (const each of stopped) each.dispose();
      created.dispose();
      made.dispose();
    };
  }, [loaded, attach]);

  useEffect(() => models.current?.show(files), [files]);

  useOpenFile(editor, models, file);

  useEffect(() => {
    editor.current?.updateOptions({ ariaLabel: label });
  }, [label]);

  useEffect(() => {
    loaded.monaco.editor.setTheme(loaded.themeName(isDark));
  }, [loaded, isDark]);

  return <div ref={container} className="h-full font-mono" />;
}

type ViewState = ReturnType<CodeEditor["saveViewState"]>;

/** Shows the model of the open file, with cursor and scroll as they were when it was left. */
function useOpenFile(
  editor: { readonly current: CodeEditor | null },
  models: { readonly current: FolderModels | null },
  file: string,
): void {
  const left = useRef(new Map<string, ViewState>());
  useEffect(() => {
    const shown = editor.current;
    const model = models.current?.find(file);
    if (shown === null || model === undefined) return;
    const views = left.current;
    if (shown.getModel() !== model) {
      shown.setModel(model);
      const view = views.get(file);
      if (view !== undefined && view !== null) shown.restoreViewState(view);
    }
    // Prose is read in lines of any length.
    shown.updateOptions({ wordWrap: file.endsWith(".md") ? "on" : "off" });
    return () => {
      views.set(file, shown.saveViewState());
    };
  }, [editor, models, file]);
}
