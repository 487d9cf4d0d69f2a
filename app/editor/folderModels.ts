import { modelOptions } from "./editorOptions";
import type { Monaco } from "./loadMonaco";

/** Something the language service cannot accept, in one file of a folder. Lines and columns count from 1. */
export interface FolderError {
  file: string;
  line: number;
  column: number;
  message: string;
}

type Model = ReturnType<Monaco["monaco"]["editor"]["createModel"]>;

const quietMs = 700;
const owner = "typescript";

/**
 * The files of a folder as models of Monaco, which lets the language service follow imports between them. A change of one
 * file can break another that nobody looks at, which Monaco does not check by itself: all are checked after each pause.
 */
export class FolderModels {
  readonly #loaded: Monaco;
  readonly #models = new Map<string, Model>();
  readonly #typed: (file: string, text: string) => void;
  readonly #found: (errors: FolderError[]) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  constructor(
    loaded: Monaco,
    listeners: { onTyped: (file: string, text: string) => void; onErrors: (errors: FolderError[]) => void },
  ) {
    this.#loaded = loaded;
    this.#typed = listeners.onTyped;
    this.#found = listeners.onErrors;
  }

  /** The model of a file, if the folder has it. */
  find(file: string): Model | undefined {
    return this.#models.get(file);
  }

  /** The file that a model's address stands for. */
  fileAt(uri: string): string | undefined {
    return [...this.#models].find(([, model]) => model.uri.toString() === uri)?.[0];
  }

  /** Makes the models those of these files. A text that was replaced from outside can be brought back with Ctrl+Z. */
  show(files: Readonly<Record<string, string>>): void {
    for (const file of this.#models.keys()) if (!Object.hasOwn(files, file)) this.#remove(file);
    for (const [file, text] of Object.entries(files)) {
      const model = this.#models.get(file);
      if (model === undefined) this.#add(file, text);
      else if (model.getValue() !== text) {
        model.pushStackElement();
        model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
        model.pushStackElement();
      }
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    for (const file of [...this.#models.keys()]) this.#remove(file);
  }

  #add(file: string, text: string): void {
    const { monaco } = this.#loaded;
    const uri = monaco.Uri.parse(`file:///folder/${file}`);
    // React mounts twice in development, and the first model may still be on its way out.
    monaco.editor.getModel(uri)?.dispose();
    const model = monaco.editor.createModel(text, languageOf(file), uri);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    model.updateOptions(modelOptions);
    model.onDidChangeContent(() => {
      this.#typed(file, model.getValue());
      this.#checkSoon();
    });
    this.#models.set(file, model);
    this.#checkSoon();
  }

  #remove(file: string): void {
    this.#models.get(file)?.dispose();
    this.#models.delete(file);
    this.#checkSoon();
  }

  #checkSoon(): void {
    clearTimeout(this.#timer);
    if (!this.#isDisposed) this.#timer = setTimeout(() => void this.#check(), quietMs);
  }

  async #check(): Promise<void> {
    const errors: FolderError[] = [];
    for (const [file, model] of [...this.#models]) {
      if (model.getLanguageId() !== "typescript") continue;
      const version = model.getVersionId();
      // Of a check that fails (the page is being left) nobody needs to know; the next pause asks again.
      const found = await this.#loaded.complaintsAbout(model.uri).catch(() => null);
      const isOld = found === null || this.#isDisposed || model.isDisposed() || model.getVersionId() !== version;
      if (isOld) return;
      const markers = found.map(({ start, length, message, code }) => {
        const from = model.getPositionAt(start);
        const to = model.getPositionAt(start + length);
        return {
          severity: this.#loaded.monaco.MarkerSeverity.Error,
          message,
          code: String(code),
          startLineNumber: from.lineNumber,
          startColumn: from.column,
          endLineNumber: to.lineNumber,
          endColumn: to.column,
        };
      });
      this.#loaded.monaco.editor.setModelMarkers(model, owner, markers);
      for (const { startLineNumber: line, startColumn: column, message } of markers)
        errors.push({ file, line, column, message });
    }
    this.#found(errors);
  }
}

const languageOf = (file: string): string =>
  file.endsWith(".ts") ? "typescript" : file.endsWith(".md") ? "markdown" : "plaintext";
