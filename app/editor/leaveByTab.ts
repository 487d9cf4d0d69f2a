import type { CodeEditor, Monaco } from "./loadMonaco";

/** Esc makes the next Tab leave the editor, unless Esc first has something to close. Any other key takes it back. */
export function leaveByTab({ monaco }: Monaco, editor: CodeEditor, report: (leaves: boolean) => void) {
  let leaves = false;
  const change = (next: boolean) => {
    if (leaves === next) return;
    leaves = next;
    editor.updateOptions({ tabFocusMode: next });
    report(next);
  };
  const nothingToClose = [
    "suggestWidgetVisible",
    "parameterHintsVisible",
    "findWidgetVisible",
    "renameInputVisible",
    "markersNavigationVisible",
    "inSnippetMode",
    "editorHasSelection",
    "editorHasMultipleSelections",
  ]
    .map((condition) => `!${condition}`)
    .join(" && ");
  const stopped = [
    editor.addAction({
      id: "allclose.leaveByTab",
      label: "Let Tab leave the editor",
      keybindings: [monaco.KeyCode.Escape],
      keybindingContext: nothingToClose,
      run: () => change(true),
    }),
    editor.onKeyDown((event) => {
      const keeps = [monaco.KeyCode.Tab, monaco.KeyCode.Shift, monaco.KeyCode.Escape];
      if (!keeps.includes(event.keyCode)) change(false);
    }),
    editor.onDidBlurEditorWidget(() => change(false)),
  ];
  return { dispose: () => stopped.forEach((each) => each.dispose()) };
}
