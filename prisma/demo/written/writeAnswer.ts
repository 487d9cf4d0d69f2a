import type { Rng } from "numerics";
import { happens, pick } from "../chance";
import type { WrittenMaterial } from "./material";

/** A written answer with what a fair reader gives for it. */
export interface WrittenText {
  markdown: string;
  /** Ids of the rubric entries that it earns. */
  earns: string[];
  /** What the reader says about what is wrong. Empty when nothing is. */
  remark: string;
}

/** @param skill - 0 to 1: how likely each point is made, and how unlikely something wrong is said instead */
export function writeAnswer(rng: Rng, { says, misses }: WrittenMaterial, skill: number): WrittenText {
  const earned = Object.entries(says).filter(() => happens(rng, 0.15 + 0.8 * skill));
  const sentences = earned.map(([, ways]) => pick(rng, ways));
  const isMissing = earned.length < Object.keys(says).length;
  const miss = sentences.length === 0 || (isMissing && happens(rng, 0.6 - 0.3 * skill)) ? pick(rng, misses) : undefined;
  const paragraphs = miss === undefined ? sentences : [...sentences, miss.text];
  return {
    markdown: paragraphs.join(happens(rng, 0.3) ? "\n\n" : " "),
    earns: earned.map(([id]) => id),
    remark: miss?.remark ?? "",
  };
}
