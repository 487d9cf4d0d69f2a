/**
 * Monaco, set up once for the whole page: which of its features are loaded (some only because others ask for their
 * services), its two workers, what it believes about the language, and its colours. Reached only by `import()`, so that no page waits for it.
 */
import * as monaco from "monaco-editor/editor";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeAction/register";
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/codelens/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/contextmenu/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/diffEditor/register";
import "monaco-editor/features/documentSymbols/register";
import "monaco-editor/features/dropOrPasteInto/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/folding/register";
import "monaco-editor/features/format/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/gotoLine/register";
import "monaco-editor/features/gotoSymbol/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/lineSelection/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/parameterHints/register";
import "monaco-editor/features/quickCommand/register";
import "monaco-editor/features/readOnlyMessage/register";
import "monaco-editor/features/rename/register";
import "monaco-editor/features/smartSelect/register";
import "monaco-editor/features/snippet/register";
// Its register file loads suggestions inside a line only; the list of them is here.
import "monaco-editor/editor/contrib/suggest/browser/suggestController";
import "monaco-editor/features/tokenization/register";
import "monaco-editor/features/unicodeHighlighter/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
import "monaco-editor/features/wordPartOperations/register";
import "monaco-editor/languages/definitions/markdown/register";
import "monaco-editor/languages/definitions/typescript/register";
import { language as shownLanguage } from "monaco-editor/languages/definitions/typescript/typescript";
import * as typescript from "monaco-editor/languages/features/typescript/register";
import { readAuthorTypes, readEditorTypes } from "./editorTypes";
import { withoutExports } from "./withoutExports";

export { monaco };

self.MonacoEnvironment = {
  getWorker: (_module, label) =>
    label === "typescript" || label === "javascript"
      ? new Worker(new URL("./ts.worker.ts", import.meta.url), { type: "module" })
      : new Worker(new URL("./editor.worker.ts", import.meta.url), { type: "module" }),
};

// Written out, because Monaco carries another TypeScript than the grader: with defaults on either side a student would
// read other errors here than in the verdict. 9 is ES2022, which Monaco's own list of targets leaves out.
const es2022: Record<string, number> = { target: 9 };
typescript.typescriptDefaults.setCompilerOptions({
  ...es2022,
  lib: ["es2022"],
  module: typescript.ModuleKind.ESNext,
  moduleResolution: typescript.ModuleResolutionKind.NodeJs,
  strict: true,
  noEmit: true,
  esModuleInterop: true,
  isolatedModules: true,
  forceConsistentCasingInFileNames: true,
  allowNonTsExtensions: true,
  types: [],
});
typescript.typescriptDefaults.setEagerModelSync(true);

// What a room has beside the language itself.
typescript.typescriptDefaults.addExtraLib(
  `interface Console {
  /** Prints to "Printed by your code" below the test, at most 8 KiB. */
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  table(...values: unknown[]): void;
  assert(condition: unknown, ...values: unknown[]): void;
}
declare const console: Console;
declare function structuredClone<T>(value: T): T;
`,
  "file:///node_modules/@types/room/index.d.ts",
);

// Sources that are only looked at, in comparisons: coloured alike, but no part of the program that the service checks.
monaco.languages.register({ id: "typescript-shown" });
monaco.languages.setMonarchTokensProvider("typescript-shown", shownLanguage);

let engineTypes: Promise<Record<string, string>> | undefined;

/**
 * Declares the engine to the language service.
 *
 * @param withheld - names that the open problem keeps back: they are not offered, and importing one is an error
 * @returns false when its types could not be had: then only the grammar is checked, because every import of the engine
 *   would otherwise be marked as an error that the grader does not see
 */
export function declareEngine(withheld: readonly string[]): Promise<boolean> {
  engineTypes ??= readEditorTypes();
  return engineTypes.then(
    (files) => {
      for (const [path, text] of Object.entries(files))
        typescript.typescriptDefaults.addExtraLib(withoutExports(text, withheld), path);
      return true;
    },
    () => {
      typescript.typescriptDefaults.setDiagnosticsOptions({ noSemanticValidation: true });
      return false;
    },
  );
}

let authorTypes: Promise<Record<string, string>> | undefined;

/**
 * Declares the engine and "allclose" to the language service: for who writes a problem.
 *
 * @returns false when the types could not be had: then only the grammar is checked
 */
export async function declareAuthoring(): Promise<boolean> {
  if (!(await declareEngine([]))) return false;
  authorTypes ??= readAuthorTypes();
  try {
    for (const [path, text] of Object.entries(await authorTypes)) typescript.typescriptDefaults.addExtraLib(text, path);
    return true;
  } catch {
    authorTypes = undefined;
    typescript.typescriptDefaults.setDiagnosticsOptions({ noSemanticValidation: true });
    return false;
  }
}

/** What the language service finds wrong with a model now: offsets into its text, and words. */
export async function complaintsAbout(
  uri: monaco.Uri,
): Promise<{ start: number; length: number; message: string; code: number }[]> {
  const workerOf = await typescript.getTypeScriptWorker();
  const worker = await workerOf(uri);
  const found = await Promise.all([
    worker.getSyntacticDiagnostics(uri.toString()),
    worker.getSemanticDiagnostics(uri.toString()),
  ]);
  return found
    .flat()
    .filter(({ category }) => category === errorCategory)
    .map(({ start = 0, length = 1, messageText, code }) => ({ start, length, code, message: wordsOf(messageText) }));
}

/** TypeScript's number for an error among warnings, suggestions and messages. */
const errorCategory = 1;

type Words = string | { messageText: string; next?: Words[] | undefined };

const wordsOf = (words: Words): string =>
  typeof words === "string" ? words : [words.messageText, ...(words.next ?? []).map(wordsOf)].join("\n");

/**
 * Resolves when the language service has checked a model for the first time. Monaco itself says nothing when it finds
 * nothing, so without this a correct text could not be told from one that is still being checked.
 */
export async function firstCheck(uri: monaco.Uri): Promise<void> {
  const workerOf = await typescript.getTypeScriptWorker();
  const worker = await workerOf(uri);
  await worker.getSemanticDiagnostics(uri.toString());
}

monaco.editor.defineTheme("paper", {
  base: "vs",
  inherit: true,
  rules: [
    { token: "", foreground: "1c1e24" },
    { token: "comment", foreground: "646872", fontStyle: "italic" },
    { token: "keyword", foreground: "3a3998" },
    { token: "string", foreground: "1b6638" },
    { token: "number", foreground: "8a4b00" },
    { token: "regexp", foreground: "9a3423" },
    { token: "type", foreground: "0b6074" },
    ...["delimiter", "delimiter.bracket", "delimiter.parenthesis", "delimiter.angle", "delimiter.square"].map(
      (token) => ({
        token,
        foreground: "484c55",
      }),
    ),
  ],
  colors: {
    "editor.background": "#ffffff",
    "editor.foreground": "#1c1e24",
    "editorLineNumber.foreground": "#6f737c",
    "editorLineNumber.activeForeground": "#1c1e24",
    "editor.lineHighlightBackground": "#f7f5ef",
    "editor.lineHighlightBorder": "#00000000",
    "editor.selectionBackground": "#d5d4f2",
    "editor.inactiveSelectionBackground": "#e6e5f5",
    "editorCursor.foreground": "#3a3998",
    "editorIndentGuide.background1": "#eceae3",
    "editorIndentGuide.activeBackground1": "#cfccc2",
    "editorBracketMatch.background": "#ebeaf8",
    "editorBracketMatch.border": "#a3a2d6",
    "editorWidget.background": "#ffffff",
    "editorWidget.border": "#d9d5c9",
    "editorSuggestWidget.selectedBackground": "#ebeaf8",
    "editorSuggestWidget.selectedForeground": "#1c1e24",
    "editorSuggestWidget.highlightForeground": "#3a3998",
    "editorSuggestWidget.focusHighlightForeground": "#3a3998",
    "editorError.foreground": "#b3341f",
    "scrollbarSlider.background": "#85878c40",
    "scrollbarSlider.hoverBackground": "#85878c70",
    "diffEditor.insertedTextBackground": "#1b66381c",
    "diffEditor.removedTextBackground": "#9a34231c",
    "diffEditor.insertedLineBackground": "#1b663812",
    "diffEditor.removedLineBackground": "#9a342310",
    focusBorder: "#3a3998",
  },
});

monaco.editor.defineTheme("ink", {
  base: "vs-dark",
  inherit: true,
  rules: [
    { token: "", foreground: "e8e6e0" },
    { token: "comment", foreground: "9498a1", fontStyle: "italic" },
    { token: "keyword", foreground: "b0b3fa" },
    { token: "string", foreground: "8fd0a2" },
    { token: "number", foreground: "e9bf80" },
    { token: "regexp", foreground: "f2998a" },
    { token: "type", foreground: "7cc9dc" },
    ...["delimiter", "delimiter.bracket", "delimiter.parenthesis", "delimiter.angle", "delimiter.square"].map(
      (token) => ({
        token,
        foreground: "b9bbc1",
      }),
    ),
  ],
  colors: {
    "editor.background": "#191d24",
    "editor.foreground": "#e8e6e0",
    "editorLineNumber.foreground": "#878b94",
    "editorLineNumber.activeForeground": "#e8e6e0",
    "editor.lineHighlightBackground": "#1f242c",
    "editor.lineHighlightBorder": "#00000000",
    "editor.selectionBackground": "#3b3f75",
    "editor.inactiveSelectionBackground": "#2c2f55",
    "editorCursor.foreground": "#a9acf7",
    "editorIndentGuide.background1": "#272c35",
    "editorIndentGuide.activeBackground1": "#454b56",
    "editorBracketMatch.background": "#24274a",
    "editorBracketMatch.border": "#6266b5",
    "editorWidget.background": "#1f242c",
    "editorWidget.border": "#3a404b",
    "editorSuggestWidget.selectedBackground": "#2c3060",
    "editorSuggestWidget.selectedForeground": "#e8e6e0",
    "editorSuggestWidget.highlightForeground": "#a9acf7",
    "editorSuggestWidget.focusHighlightForeground": "#c3c5fb",
    "editorError.foreground": "#f2998a",
    "scrollbarSlider.background": "#6d727c50",
    "scrollbarSlider.hoverBackground": "#6d727c90",
    "diffEditor.insertedTextBackground": "#7fca952e",
    "diffEditor.removedTextBackground": "#f2998a2e",
    "diffEditor.insertedLineBackground": "#7fca9516",
    "diffEditor.removedLineBackground": "#f2998a14",
    focusBorder: "#a9acf7",
  },
});

/** Name of the Monaco theme that belongs to the page's theme. */
export const themeName = (isDark: boolean): string => (isDark ? "ink" : "paper");
