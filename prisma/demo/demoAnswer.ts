import type { Answer } from "#problems/schema";

/** An answer that the demo's students hand in, with what it is meant to be. What it earns is for the grader to say. */
export interface DemoAnswer {
  /** "empty": the starter, or a program that is not finished. "copied": somebody else's right one, disguised. */
  quality: "right" | "wrong" | "empty" | "copied";
  answer: Answer;
}
