/** What the page may ask of whichever editor is shown. */
export interface EditorHandle {
  focus(): void;
  /** Puts the cursor there, in view, and gives the editor the focus. Lines and columns count from 1. */
  show(place: { line: number; column: number }): void;
  /** Goes to the next error of the language service, if this editor has one. */
  showNextError(): void;
}

/** An error of the grader's compiler, to be marked in the source. */
export interface SourceError {
  message: string;
  line: number;
  column: number;
}

export interface EditorProps {
  text: string;
  onChange: (text: string) => void;
  /** What a screen reader calls the field. */
  label: string;
  /** Receives the handle while the editor is mounted, and null after. */
  attach: (handle: EditorHandle | null) => void;
}
