import { readNamedProblem } from "#grader/cli/problemFolder";
import { catalog } from "#problems/catalog";
import { ProblemSchema, type ProblemVersion } from "#problems/schema";

export interface Answers {
  version: ProblemVersion;
  part: string;
  functions: readonly string[];
  /** The reference and the rewrites. */
  right: readonly { name: string; source: string }[];
  mistakes: readonly { name: string; source: string }[];
}

/** What the folder of a problem of the catalogue holds, right and wrong. */
export async function problemAnswers(slug: string): Promise<Answers> {
  const version = await readNamedProblem(slug);
  const [part] = ProblemSchema.parse(catalog.find((entry) => entry.slug === slug)?.problem).parts;
  if (part?.kind !== "code") throw new Error(`${slug} has no code part`);
  const among = (pattern: RegExp) =>
    Object.entries(version.files).flatMap(([file, source]) => {
      const name = pattern.exec(file)?.[1];
      return name === undefined ? [] : [{ name, source }];
    });
  return {
    version,
    part: part.id,
    functions: part.signatures.map(({ name }) => name),
    right: among(/^(?:rewrites\/)?(reference|(?<=rewrites\/).*)\.ts$/),
    mistakes: among(/^mistakes\/(.*)\.ts$/),
  };
}
