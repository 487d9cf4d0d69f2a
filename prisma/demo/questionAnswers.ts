import { examplesOf } from "#problems/kinds/kinds";
import type { Part } from "#problems/schema";
import type { DemoAnswer } from "./demoAnswer";
import { surveyAnswers } from "./surveyAnswers";

const rightAtMost = 2;
const wrongAtMost = 3;

/** Answers to a question: a few of the right and wrong ones that its author lists, each mistake once. */
export function questionAnswers(part: Part): DemoAnswer[] {
  if (part.kind === "code" || part.kind === "written") return [];
  if (part.kind === "survey") return surveyAnswers(part);
  const { right, wrong } = examplesOf(part);
  const firsts = wrong.filter(({ mistake }, index) => wrong.findIndex((each) => each.mistake === mistake) === index);
  return [
    ...right.slice(0, rightAtMost).map((answer): DemoAnswer => ({ quality: "right", answer })),
    ...firsts.slice(0, wrongAtMost).map(({ answer }): DemoAnswer => ({ quality: "wrong", answer })),
  ];
}
