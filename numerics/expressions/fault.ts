/** Where something stands in a text: its first character and the one after its last, counted from 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Why a text is not an answer: a sentence for the person who typed it, and the place it speaks of. */
export interface Fault {
  readonly message: string;
  readonly at: Span;
}

/** What reading a text gives. A text that cannot be read is a value, never an exception. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** How the steps of reading give up. It never leaves this folder: `outcomeOf` turns it into a value. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly at: Span;

  constructor(message: string, at: Span) {
    super(message);
    this.at = { start: at.start, end: at.end };
  }
}

/** The result of steps that may give up with a `Refusal`; any other exception is a fault of ours and passes through. */
export function outcomeOf<T>(steps: () => T): Outcome<T> {
  try {
    return { ok: true, value: steps() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, fault: { message: error.message, at: error.at } };
  }
}
