import type { ProblemDefinition } from "#problems/schema";
import { type CourseFixture, unique } from "./course";
import { database } from "./database";
import { smallProblem, solution } from "./grader/smallProblem";

/** An item whose first version asks for the exact bits of a product; the second one allows for rounding. */
export interface StrictItem {
  itemId: string;
  partId: string;
  problemSlug: string;
  strictId: string;
  mendedId: string;
}

/** The name of the test that is too strict. */
export const strictTest = "worked example";

/** Rounded to fifteen digits: three tenths with the very bits that the strict version asks for. */
export const exactCode = solution({ scaled: "g.map((entry) => Number((entry * alpha).toPrecision(15)))" });
export const rightCode = solution();
/** The sign of the factor is lost: wrong by both versions, in another test. */
export const wrongCode = solution({ scaled: "g.map((entry) => Math.abs(alpha) * entry)" });

/** Whatever else the machine does, no answer runs out of time. */
const timeLimitMs = 10_000;

const definition: ProblemDefinition = {
  title: "Small",
  summary: "A small problem.",
  parts: [
    {
      ...{ kind: "code", id: "code", title: "Code", points: 4, source: "small", timeLimitMs },
      signatures: ["scaled(g: Vec, alpha: number): Vec", "grad(f: (x: number) => number, x: number): number"],
    },
  ],
};

export async function makeStrictItem({ assignmentId }: Pick<CourseFixture, "assignmentId">): Promise<StrictItem> {
  const slug = unique("small");
  const problem = await database().problem.create({ data: { slug } });
  const make = async (number: number, tolerance: string): Promise<string> => {
    const { files: small } = smallProblem();
    const problemFile = small["problem.ts"]?.replace("timeLimitMs: 1000", `timeLimitMs: ${timeLimitMs}`);
    const tests = small["tests.ts"]?.replace(
      "scaled([1, -2], 3), [3, -6])",
      `scaled([0.1, -2], 3), [0.3, -6]${tolerance})`,
    );
    const { files, hash } = smallProblem({ "tests.ts": tests, "problem.ts": problemFile });
    const certificate = {
      tests: [
        { part: "code", name: strictTest, visibility: "public", points: 1 },
        { part: "code", name: "any vector", visibility: "hidden", points: 1 },
        { part: "code", name: "central difference in two evaluations", visibility: "hidden", points: 2 },
      ],
    };
    const { id } = await database().problemVersion.create({
      data: {
        ...{ problemId: problem.id, number, hash, files, definition, certificate },
        ...{ statementHtml: "<h2>Small</h2><p>Scale a vector.</p>", gradingSeed: "0123456789abcdef" },
      },
      select: { id: true },
    });
    return id;
  };
  const [strictId, mendedId] = [await make(1, ", { atol: 0, rtol: 0 }"), await make(2, "")];
  const item = await database().item.create({
    data: {
      ...{ assignmentId, problemId: problem.id, versionId: strictId, position: 2, points: 4 },
      parts: { create: { key: "code", kind: "code", position: 1, points: 4 } },
    },
    include: { parts: true },
  });
  return { itemId: item.id, partId: item.parts[0]?.id ?? "", problemSlug: slug, strictId, mendedId };
}
