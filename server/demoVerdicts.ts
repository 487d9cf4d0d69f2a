import { writeFile } from "node:fs/promises";
import path from "node:path";
import { openOrExplain } from "#grader/cli/openOrExplain";
import { exitCodes, printLine, runProgram } from "#grader/cli/terminal";
import { catalog } from "#problems/catalog";
import { readProblemFolder } from "#problems/folder";
import { ProblemSchema } from "#problems/schema";
import { answersOf } from "#prisma/demo/answersOf";
import { demoSeed, keepVerdict, type VerdictFile, verdictFile } from "#prisma/demo/verdictFile";
import { toStorableVerdict } from "./gradings";

/**
 * Program: grades the demo's answers and keeps the verdicts, so that a database is filled with true ones within seconds.
 * Like the worker it joins what people do and the grader, which know nothing of each other.
 */
void runProgram(async () => {
  const grader = await openOrExplain();
  const file: VerdictFile = { engine: grader.engine, problems: {} };
  let count = 0;
  try {
    for (const { slug, problem } of catalog) {
      const version = await readProblemFolder(path.join("problems", slug));
      for (const part of ProblemSchema.parse(problem).parts)
        for (const { quality, answer } of answersOf(slug, part, version.files)) {
          const verdict = await grader.grade({ version, part: part.id, answer, seed: demoSeed, tests: "all" });
          const isRight = verdict.status === "accepted";
          if (verdict.status === "grader-failed" || isRight !== (quality === "right" || quality === "copied"))
            throw new Error(`${slug}/${part.id}: an answer meant to be ${quality} is ${verdict.status}.`);
          keepVerdict(file, { slug, hash: version.hash, part: part.id, answer }, toStorableVerdict(verdict));
          count++;
        }
    }
  } finally {
    await grader.close();
  }
  // One line a problem: a change of one is a change of one line.
  const lines = Object.entries(file.problems).map(([slug, kept]) => `${JSON.stringify(slug)}:${JSON.stringify(kept)}`);
  await writeFile(verdictFile, `{"engine":${JSON.stringify(file.engine)},"problems":{\n${lines.join(",\n")}\n}}\n`);
  printLine(`${count} answers are graded; their verdicts are in ${verdictFile}.`);
  return exitCodes.done;
});
