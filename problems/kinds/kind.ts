import { z } from "zod";
import { MistakeKindSchema, type MistakeKind } from "../mistakeKind";
import { SlugSchema } from "../slug";

/**
 * An answer kind: everything that is particular to one way of answering a question. A kind is a folder: `kind.ts` (this
 * shape), its check, and `Input.client.tsx`, the field in which one answers. problems/kinds/kinds.ts lists them.
 *
 * A part and an answer are data. Nothing here opens a file, knows a person or a date, or runs for long: answers are hostile.
 */
export interface AnswerKind<Name extends string, Part extends z.ZodType, Answer extends z.ZodType, Shown> {
  readonly name: Name;
  readonly part: Part;
  readonly answer: Answer;
  /**
   * What the field needs of a part, without anything that gives the answer away. Plain data.
   *
   * @param html - turns an author's Markdown into HTML that is safe to show
   */
  readonly forStudent: (part: z.output<Part>, html: (markdown: string) => string) => Shown;
  readonly check: (part: z.output<Part>, answer: z.output<Answer>, context: CheckContext) => Checked;
  /** An answer as people read it, in Markdown: for staff, for the history, and instead of a picture. */
  readonly display: (part: z.output<Part>, answer: z.output<Answer>) => string;
  /** Answers that the part's author knows of, for the certificate. The first right one is what students are shown at the end. */
  readonly examples: (part: z.output<Part>) => Examples<z.output<Answer>>;
}

export interface CheckContext {
  /** Decides every random number of a check: the same seed, part and answer give the same result. */
  readonly seed: string;
}

export type Checked =
  /** The answer cannot be read. It costs no attempt; `message` says what is expected. */
  | { readonly status: "invalid"; readonly message: string }
  | {
      readonly status: "checked";
      readonly rows: readonly CheckedRow[];
      readonly mistakes: readonly RecognisedMistake[];
    }
  /** Nothing is checked by machine: a person reads it. */
  | { readonly status: "handed-in"; readonly message: string };

/** One thing that was checked: the whole answer, or a cell of a table. */
export interface CheckedRow {
  readonly name: string;
  readonly points: number;
  readonly maxPoints: number;
  /** Why it is not right, without saying what would be. */
  readonly message?: string;
}

/** A listed wrong answer that the given one is, in whatever form. */
export interface RecognisedMistake {
  readonly id: string;
  readonly title: string;
  readonly kind?: MistakeKind | undefined;
  /** Markdown. */
  readonly feedback: string;
}

export interface Examples<Answer> {
  readonly right: readonly Answer[];
  readonly wrong: readonly { readonly mistake: string; readonly answer: Answer }[];
}

/** What every part has that is answered without code. */
export const questionFields = {
  /** Its name in addresses and files: lower-case words joined by hyphens. */
  id: SlugSchema,
  title: z.string().min(1).max(120),
  /** What the right answer is worth. */
  points: z.number().positive().max(1000),
  /** Where the part comes from in the course material. */
  source: z.string().max(64),
  /** What is asked. Markdown. */
  prompt: z.string().min(1).max(6_000),
  /** Hints in stages: each says more than the one before it, and none is the answer. Markdown. */
  hints: z.array(z.string().min(1).max(800)).max(6).default([]),
  /** What to know once something was submitted, such as where the course's sheets say it in another way. Markdown. */
  afterword: z.string().min(1).max(1_200).optional(),
  /** Why the right answer is right; shown when the assignment's solutions are. Markdown. */
  explanation: z.string().min(1).max(4_000),
};

/** What every listed wrong answer says. Kinds add the answers themselves. */
export const mistakeFields = {
  id: SlugSchema,
  title: z.string().min(1).max(120),
  kind: MistakeKindSchema.optional(),
  /** What a student who gave it reads: says what the answer is and points to the step that went wrong. Markdown. */
  feedback: z.string().min(1).max(1_200),
  /** Share of the points it is worth all the same. */
  credit: z.number().min(0).lt(1).default(0),
};

/** Lets TypeScript infer a kind from its parts. */
export const defineKind = <Name extends string, Part extends z.ZodType, Answer extends z.ZodType, Shown>(
  kind: AnswerKind<Name, Part, Answer, Shown>,
): AnswerKind<Name, Part, Answer, Shown> => kind;
