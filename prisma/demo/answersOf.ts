import type { Part, ProblemFiles } from "#problems/schema";
import { codeAnswers } from "./codeAnswers";
import type { DemoAnswer } from "./demoAnswer";
import { questionAnswers } from "./questionAnswers";

/** The answers to a part that a machine checks and the demo's students give. None to parts that the demo leaves out. */
export const answersOf = (slug: string, part: Part, files: ProblemFiles): DemoAnswer[] =>
  part.kind === "code" ? codeAnswers(slug, files) : questionAnswers(part);
