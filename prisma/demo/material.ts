import path from "node:path";
import type { Verdict } from "#grader/verdict";
import { catalog } from "#problems/catalog";
import { readProblemFolder } from "#problems/folder";
import { type Answer, type Part, ProblemSchema } from "#problems/schema";
import { answersOf } from "./answersOf";
import type { DemoAnswer } from "./demoAnswer";
import { findVerdict, readVerdictFile } from "./verdictFile";
import { handedInVerdict } from "./handedInVerdict";

/** An answer with the grader's verdict on it. */
export interface GradedDemoAnswer extends DemoAnswer {
  verdict: Verdict;
}

export interface ProblemMaterial {
  hash: string;
  /** By part. */
  answers: ReadonlyMap<string, GradedDemoAnswer[]>;
  /** The verdict on a text that a person has to read. */
  handedIn: (part: string, answer: Answer) => Verdict;
  /** How entries of a written part's rubric read for staff. Entries that the rubric does not have are left out. */
  rubricTexts: (part: string, entries: readonly string[]) => string[];
}

/** What can be handed in to the problems of the catalogue as they are now, by problem. */
export type DemoMaterial = ReadonlyMap<string, ProblemMaterial>;

/** Answers without a verdict on this very version are left out: the demo shows no verdict that the grader did not give. */
export async function loadMaterial(): Promise<DemoMaterial> {
  const file = await readVerdictFile();
  const problems = catalog.map(async ({ slug, problem }) => {
    const { hash, files } = await readProblemFolder(path.join("problems", slug));
    const { parts } = ProblemSchema.parse(problem);
    const isGraded = file.problems[slug]?.hash === hash;
    const answers = parts.map((part) => {
      const graded = (isGraded ? answersOf(slug, part, files) : []).flatMap((answer): GradedDemoAnswer[] => {
        const verdict = findVerdict(file, { slug, hash, part: part.id, answer: answer.answer });
        return verdict === undefined ? [] : [{ ...answer, verdict }];
      });
      return [part.id, graded] as const;
    });
    const subject = { slug, hash, engine: file.engine, parts };
    const handedIn = (part: string, answer: Answer) => handedInVerdict(subject, part, answer);
    const rubricTexts = (part: string, entries: readonly string[]) => findRubricTexts(parts, part, entries);
    return [slug, { hash, answers: new Map(answers), handedIn, rubricTexts }] as const;
  });
  return new Map(await Promise.all(problems));
}

function findRubricTexts(parts: readonly Part[], key: string, wanted: readonly string[]): string[] {
  const part = parts.find(({ id }) => id === key);
  if (part?.kind !== "written") return [];
  const entries = part.rubric.filter(({ id }) => wanted.includes(id));
  return entries.map(({ text, bonus }) => (bonus ? `Bonus: ${text}` : text));
}
