import type { ComponentType } from "react";
import type { z } from "zod";
import { audit } from "./audit/kind";
import { choice } from "./choice/kind";
import type { CheckContext, Checked, Examples } from "./kind";
import { hills } from "./hills/kind";
import { intervals } from "./intervals/kind";
import { matching } from "./matching/kind";
import { number } from "./number/kind";
import { symbolic } from "./symbolic/kind";
import { table } from "./table/kind";
import { ordering } from "./ordering/kind";
import { path } from "./path/kind";
import { points } from "./points/kind";
import { survey } from "./survey/kind";
import { upload } from "./upload/kind";
import { written } from "./written/kind";

/** Every answer kind besides code. A new one is its folder and one line here; its name is the `kind` of its parts. */
const kinds = {
  audit: { ...audit, input: () => import("./audit/Input.client") },
  choice: { ...choice, input: () => import("./choice/Input.client") },
  hills: { ...hills, input: () => import("./hills/Input.client") },
  intervals: { ...intervals, input: () => import("./intervals/Input.client") },
  matching: { ...matching, input: () => import("./matching/Input.client") },
  number: { ...number, input: () => import("./number/Input.client") },
  symbolic: { ...symbolic, input: () => import("./symbolic/Input.client") },
  table: { ...table, input: () => import("./table/Input.client") },
  ordering: { ...ordering, input: () => import("./ordering/Input.client") },
  path: { ...path, input: () => import("./path/Input.client") },
  points: { ...points, input: () => import("./points/Input.client") },
  survey: { ...survey, input: () => import("./survey/Input.client") },
  upload: { ...upload, input: () => import("./upload/Input.client") },
  written: { ...written, input: () => import("./written/Input.client") },
};

type Kinds = typeof kinds;
export type KindName = keyof Kinds;
export type Question = z.output<Kinds[KindName]["part"]>;
export type QuestionAnswer = z.output<Kinds[KindName]["answer"]>;

/** The schemas of all kinds, for the unions of problems/schema.ts. */
type Schemas<Which extends "part" | "answer"> = [Kinds[KindName][Which], ...Kinds[KindName][Which][]];
export const partSchemas = Object.values(kinds).map(({ part }) => part) as Schemas<"part">;
export const answerSchemas = Object.values(kinds).map(({ answer }) => answer) as Schemas<"answer">;

/** A kind whose part and answer are known to be its own. */
interface OfItsOwn {
  forStudent: (part: Question, html: (markdown: string) => string) => unknown;
  check: (part: Question, answer: QuestionAnswer, context: CheckContext) => Checked;
  display: (part: Question, answer: QuestionAnswer) => string;
  examples: (part: Question) => Examples<QuestionAnswer>;
}

// A part is only ever handed to the kind that it names, which TypeScript cannot follow through the table.
const kindOf = ({ kind }: Question): OfItsOwn => kinds[kind] as unknown as OfItsOwn;

/** What the field of a part needs, without anything that gives the answer away. */
export const forStudent = (part: Question, html: (markdown: string) => string): unknown =>
  kindOf(part).forStudent(part, html);

/** @throws Error when the answer is of another kind than the part */
export const checkAnswer = (part: Question, answer: QuestionAnswer, context: CheckContext): Checked => {
  requireSameKind(part, answer);
  return kindOf(part).check(part, answer, context);
};

/** An answer in Markdown. @throws Error when the answer is of another kind than the part */
export const displayAnswer = (part: Question, answer: QuestionAnswer): string => {
  requireSameKind(part, answer);
  return kindOf(part).display(part, answer);
};

/** Right and wrong answers that the part's author lists. */
export const examplesOf = (part: Question): Examples<QuestionAnswer> => kindOf(part).examples(part);

/** The field in which one answers: a component of the browser, loaded when it is needed. `question` is what `forStudent` gives. */
export const loadInput = async (kind: KindName): Promise<ComponentType<{ question: never }>> =>
  (await kinds[kind].input()).default;

function requireSameKind(part: Question, answer: QuestionAnswer): void {
  if (part.kind !== answer.kind) throw new Error(`a ${part.kind} part is not answered with ${answer.kind}`);
}
