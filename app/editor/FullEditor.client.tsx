"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useIsDark } from "../frame/usePreferences.client";
import type { EditorProps, SourceError } from "./editorHandle";
import { editorOptions, modelOptions } from "./editorOptions";
import { leaveByTab } from "./leaveByTab";
import type { CodeEditor, Monaco } from "./loadMonaco";
import { withheldComplaint } from "./withheldComplaint";

/** Where the cursor stood in the plain field this editor replaces: offsets into the text, or null when it had no focus. */
export interface Cursor {
  start: number;
  end: number;
}

/**
 * Monaco on one TypeScript module. The text belongs to the parent: what is typed goes up by `onChange`, and a text that
 * comes down replaces the model's as one step that Ctrl+Z takes back.
 */
export function FullEditor({
  loaded,
  path,
  text,
  onChange,
  label,
  attach,
  errors,
  withheld,
  cursor,
  onErrorCount,
  onTabLeaves,
}: EditorProps & {
  loaded: Monaco;
  /** Name of the module, such as "step.ts". */
  path: string;
  errors: readonly SourceError[];
  /** Names of the engine that cannot be imported here. */
  withheld: readonly string[];
  cursor: Cursor | null;
  /** How many errors the language service sees. */
  onErrorCount: (count: number) => void;
  /** Tab now moves on instead of indenting (after Esc), or indents again. */
  onTabLeaves: (leaves: boolean) => void;
}) {
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | null>(null);
  const isDark = useIsDark();

  const typed = useEffectEvent(onChange);
  const counted = useEffectEvent(onErrorCount);
  const tabLeaves = useEffectEvent(onTabLeaves);
  const keptBack = useEffectEvent(() => withheld);
  const create = useEffectEvent((element: HTMLElement) =>
    createEditor(loaded, element, { text, path, label, isDark, cursor }),
  );

  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const created = create(element);
    editor.current = created;
    const stopped = [
      created.onDidChangeModelContent(() => typed(created.getValue())),
      explainWithheld(loaded, created, keptBack()),
      countErrors(loaded, created, counted),
      leaveByTab(loaded, created, tabLeaves),
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
      for (const each of stopped) each.dispose();
      created.getModel()?.dispose();
      created.dispose();
    };
  }, [loaded, attach]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model === null || model === undefined || model.getValue() === text) return;
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
    editor.current?.pushUndoStop();
  }, [text]);

  useEffect(() => {
    loaded.monaco.editor.setTheme(loaded.themeName(isDark));
  }, [loaded, isDark]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model === null || model === undefined) return;
    const markers = errors.map((error) => {
      const word = model.getWordAtPosition({ lineNumber: error.line, column: error.column });
      return {
        severity: loaded.monaco.MarkerSeverity.Error,
        message: error.message,
        source: "grader",
        startLineNumber: error.line,
        startColumn: error.column,
        endLineNumber: error.line,
        endColumn: word?.endColumn ?? error.column + 1,
      };
    });
    loaded.monaco.editor.setModelMarkers(model, "grader", markers);
  }, [loaded, errors]);

  return <div ref={container} className="h-full font-mono" />;
}

function createEditor(
  { monaco, themeName }: Monaco,
  element: HTMLElement,
  given: { text: string; path: string; label: string; isDark: boolean; cursor: Cursor | null },
): CodeEditor {
  const uri = monaco.Uri.parse(`file:///answer/${given.path}`);
  // React mounts twice in development, and the first model may still be on its way out.
  monaco.editor.getModel(uri)?.dispose();
  const model = monaco.editor.createModel(given.text, "typescript", uri);
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  model.updateOptions(modelOptions);
  const created = monaco.editor.create(element, {
    ...editorOptions({ monaco }, element),
    model,
    theme: themeName(given.isDark),
    ariaLabel: given.label,
  });
  // Monaco measures a character once; the face may arrive later.
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
  if (given.cursor !== null) {
    const start = model.getPositionAt(given.cursor.start);
    const end = model.getPositionAt(given.cursor.end);
    created.setSelection(monaco.Range.fromPositions(start, end));
    created.focus();
  }
  return created;
}

function countErrors({ monaco, firstCheck }: Monaco, editor: CodeEditor, report: (count: number) => void) {
  const count = () => {
    const model = editor.getModel();
    if (model === null) return;
    // Hints such as "declared but never read" are markers too; they are no errors. The grader's own are shown with the verdict.
    const errors = monaco.editor
      .getModelMarkers({ resource: model.uri })
      .filter((marker) => marker.severity === monaco.MarkerSeverity.Error && marker.owner !== "grader");
    report(errors.length);
  };
  const uri = editor.getModel()?.uri;
  // Of a check that fails (the page is being left) nobody needs to know.
  if (uri !== undefined) void firstCheck(uri).then(count, () => undefined);
  return monaco.editor.onDidChangeMarkers((resources) => {
    if (resources.some((resource) => resource.toString() === uri?.toString())) count();
  });
}

/** Puts plain words in place of the language service's where it stumbles over a function that the problem keeps back. */
function explainWithheld({ monaco }: Monaco, editor: CodeEditor, withheld: readonly string[]) {
  const owner = "typescript";
  let soon: ReturnType<typeof setTimeout> | undefined;
  const explain = () => {
    const model = editor.getModel();
    if (model === null) return;
    const found = monaco.editor.getModelMarkers({ resource: model.uri, owner });
    const explained = found.map((marker) => {
      const { code, severity, message, startLineNumber, startColumn, endLineNumber, endColumn } = marker;
      // What has been explained has no number any more.
      if (typeof code !== "string") return marker;
      const words = withheldComplaint({ code: Number(code), message, text: model.getValueInRange(marker) }, withheld);
      return words === undefined
        ? marker
        : { severity, message: words, startLineNumber, startColumn, endLineNumber, endColumn };
    });
    if (explained.some((marker, index) => marker !== found[index]))
      monaco.editor.setModelMarkers(model, owner, explained);
  };
  const listener = monaco.editor.onDidChangeMarkers(() => {
    if (withheld.length === 0) return;
    clearTimeout(soon);
    // Of a change made while another one is told, Monaco tells nobody, and the old words would stay on the screen.
    soon = setTimeout(explain, 0);
  });
  return {
    dispose: () => {
      clearTimeout(soon);
      listener.dispose();
    },
  };
}
