import type { Monaco } from "./loadMonaco";

/** How every code field of the platform looks and behaves. */
export const editorOptions = ({ monaco }: Pick<Monaco, "monaco">, element: HTMLElement) =>
  ({
    automaticLayout: true,
    fixedOverflowWidgets: true,
    fontFamily: getComputedStyle(element).fontFamily,
    fontSize: 13,
    lineHeight: 20,
    fontLigatures: false,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 12,
    glyphMargin: false,
    // Unused names would be greyed below readable contrast.
    showUnused: false,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    overviewRulerBorder: false,
    padding: { top: 8, bottom: 8 },
    renderLineHighlight: "line",
    renderFinalNewline: "on",
    scrollBeyondLastLine: false,
    smoothScrolling: false,
    cursorBlinking: "solid",
    bracketPairColorization: { enabled: false },
    scrollbar: {
      verticalScrollbarSize: 10,
      horizontalScrollbarSize: 10,
      useShadows: false,
      alwaysConsumeMouseWheel: false,
    },
    quickSuggestions: { other: true, comments: false, strings: false },
    wordBasedSuggestions: "off",
    unicodeHighlight: { ambiguousCharacters: false },
    stickyScroll: { enabled: false },
    lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
  }) as const;

export const modelOptions = {
  tabSize: 2,
  insertSpaces: true,
  bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
} as const;
