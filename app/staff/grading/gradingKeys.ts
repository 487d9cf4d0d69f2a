/** What a key asks for. */
export type GradingCommand =
  | { kind: "toggle"; place: number }
  | {
      kind:
        | "finish"
        | "previous"
        | "next"
        | "comment"
        | "edit"
        | "misconceptions"
        | "override"
        | "group"
        | "blind"
        | "undo"
        | "filter"
        | "help"
        | "leave";
    };

/**
 * Where the focus is. "field": keys write there. "control": Enter acts there. "choice": a box that a key ticks. "scroller":
 * arrows move what is too wide.
 */
export type KeyPlace = "page" | "field" | "control" | "choice" | "scroller";

export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** It is being held down. */
  repeat: boolean;
}

/** The keys of the screen, as its help lists them. */
export const gradingKeys: readonly { keys: string; does: string }[] = [
  { keys: "1 … 9, 0", does: "Apply a rubric item, or take it away" },
  { keys: "Enter", does: "Save and open the next answer" },
  { keys: "← →", does: "Back to the answer before, on without finishing this one" },
  { keys: "u", does: "Take the last change back, also on the answer before" },
  { keys: "c", does: "Write a comment; Ctrl Enter saves it and goes on" },
  { keys: "e", does: "Change the code and run it; Ctrl Enter runs it" },
  { keys: "m", does: "Known misconceptions" },
  { keys: "o", does: "Replace the points, with a reason" },
  { keys: "f", does: "Filter" },
  { keys: "g", does: "Answers in groups" },
  { keys: "b", does: "Hide or show who it is" },
  { keys: "Esc", does: "Leave a field" },
  { keys: "?", does: "These keys" },
];

const letters: Readonly<Record<string, Exclude<GradingCommand["kind"], "toggle">>> = {
  c: "comment",
  e: "edit",
  m: "misconceptions",
  o: "override",
  g: "group",
  b: "blind",
  u: "undo",
  f: "filter",
};

/** What a pressed key asks for; null when it is none of ours. Single keys do nothing while a field has the focus. */
export function commandOf(pressed: PressedKey, place: KeyPlace): GradingCommand | null {
  if (pressed.repeat) return null;
  const { key, altKey, shiftKey } = pressed;
  const isChord = pressed.ctrlKey || pressed.metaKey;
  if (isChord) return key === "Enter" && !altKey && !shiftKey ? { kind: "finish" } : null;
  if (altKey) return null;
  if (key === "Escape") return shiftKey ? null : { kind: "leave" };
  if (place === "field") return null;
  // On many keyboards it is a shifted key.
  if (key === "?") return { kind: "help" };
  if (shiftKey) return null;
  if (key === "Enter") return place === "control" ? null : { kind: "finish" };
  if (key === "ArrowLeft" || key === "ArrowRight") {
    if (place === "scroller") return null;
    return { kind: key === "ArrowLeft" ? "previous" : "next" };
  }
  if (/^\d$/.test(key)) return { kind: "toggle", place: key === "0" ? 10 : Number(key) };
  const command = letters[key.toLowerCase()];
  return command === undefined ? null : { kind: command };
}
