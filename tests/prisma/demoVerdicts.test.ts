import path from "node:path";
import { catalog } from "#problems/catalog";
import { readProblemFolder } from "#problems/folder";
import { ProblemSchema } from "#problems/schema";
import { type Grader, openGrader } from "#grader/grader";
import { verdictDifferences } from "#grader/verdictDifferences";
import { answersOf } from "#prisma/demo/answersOf";
import { demoSeed, findVerdict, readVerdictFile, type VerdictFile } from "#prisma/demo/verdictFile";
import { writtenMaterial } from "#prisma/demo/written/writtenMaterial";

jest.setTimeout(120_000);

let file: VerdictFile;
beforeAll(async () => {
  file = await readVerdictFile();
});

async function answersTo(slug: string) {
  const version = await readProblemFolder(path.join("problems", slug));
  const problem = catalog.find((entry) => entry.slug === slug)?.problem;
  const answers = ProblemSchema.parse(problem).parts.flatMap((part) =>
    answersOf(slug, part, version.files).map(({ answer }) => ({ part: part.id, answer })),
  );
  return { version, answers };
}

test("the file has a verdict on every answer of the demo to the problems as they are now", async () => {
  const stale: string[] = [];
  for (const { slug } of catalog) {
    const { version, answers } = await answersTo(slug);
    const isKnown = answers.every(
      ({ part, answer }) => findVerdict(file, { slug, hash: version.hash, part, answer }) !== undefined,
    );
    if (!isKnown) stale.push(slug);
  }
  expect(`stale: ${stale.join(", ") || "none"}; if any, run npm run demo:verdicts`).toBe(
    "stale: none; if any, run npm run demo:verdicts",
  );
});

describe("asked again, the grader says what the file says", () => {
  let grader: Grader;
  beforeAll(async () => {
    grader = await openGrader({ rooms: 1, allowUnsafe: false });
  });
  afterAll(() => grader.close());

  test.each(["gd-constant", "one-equation"])("%s", async (slug) => {
    const { version, answers } = await answersTo(slug);
    expect(answers.length).toBeGreaterThan(5);
    for (const { part, answer } of answers) {
      const kept = findVerdict(file, { slug, hash: version.hash, part, answer });
      if (kept === undefined) throw new Error(`${slug}: run npm run demo:verdicts`);
      const again = await grader.grade({ version, part, answer, seed: demoSeed, tests: "all" });
      expect(verdictDifferences(kept, again)).toEqual([]);
    }
  });
});

test("what is written about a question follows the rubric that the question has", () => {
  const rubrics = catalog.flatMap(({ slug, problem }) =>
    ProblemSchema.parse(problem).parts.flatMap((part) =>
      part.kind === "written" ? [[`${slug}/${part.id}`, part.rubric.map(({ id }) => id)] as const] : [],
    ),
  );
  const rubricOf = new Map<string, string[]>(rubrics);
  for (const [question, material] of Object.entries(writtenMaterial))
    expect([question, Object.keys(material.says)]).toEqual([question, rubricOf.get(question)]);
});
