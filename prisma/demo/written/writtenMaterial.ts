import { badObjective } from "./badObjective";
import { discussion1 } from "./discussion1";
import { homework2 } from "./homework2";
import type { WrittenMaterial } from "./material";

/** By problem and part, such as "score-estimate/why-it-works". Questions that are not here are left unanswered. */
export const writtenMaterial: Readonly<Record<string, WrittenMaterial>> = {
  ...discussion1,
  ...homework2,
  ...badObjective,
};
