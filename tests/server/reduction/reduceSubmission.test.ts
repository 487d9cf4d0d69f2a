import path from "node:path";
import { type Grader, openGrader } from "#grader/grader";
import { readProblemFolder } from "#problems/folder";
import type { ProblemVersion } from "#problems/schema";
import { sizeOf } from "#server/reduction/plainProgram";
import { reduceSubmission, type ReductionResult } from "#server/reduction/reduceSubmission";
import { smallProblem } from "../../grader/smallProblem";

/** Programs are run in real rooms: what is tried, and what becomes of it, is what a worker would find. */
jest.setTimeout(300_000);

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: 2, allowUnsafe: false });
});
afterAll(() => grader.close());

const student = { id: "0192f0c1-7a7a-7000-8000-00000000beef", name: "Quilla Xanthe", email: "qxanthe42@example.edu" };
const slow = (smallProblem().files["problem.ts"] ?? "").replace("timeLimitMs: 1000", "timeLimitMs: 10000");
const small = smallProblem({ "problem.ts": slow });

async function reduce(source: string, version: ProblemVersion = small): Promise<ReductionResult> {
  const [part] = (await grader.describe(version)).problem.parts;
  if (part?.kind !== "code") throw new Error("a problem of code");
  return reduceSubmission(
    grader,
    { version, part, source, seed: "a seed", student },
    { signal: new AbortController().signal, onTry: () => undefined },
  );
}

async function verdictOf(source: string, version: ProblemVersion = small) {
  const part = (await grader.describe(version)).problem.parts[0]?.id ?? "";
  return grader.grade({ version, part, answer: { kind: "code", source }, seed: "a seed", tests: "all" });
}

/** Everything about its author that a program can say. */
const telling = `// Quilla Xanthe <qxanthe42@example.edu>, student 0192f0c1-7a7a-7000-8000-00000000beef
import type { Vec } from "numerics";
/** by Quilla */
const author: string = "Quilla Xanthe (qxanthe42@example.edu)";
interface QuillasOptions { xanthe: number }
function quillaUnused(options: QuillasOptions): number { return options.xanthe; }
class XantheCounter { #quilla = 0; next(): number { this.#quilla += 1; return this.#quilla; } }
const qxanthe42 = new XantheCounter();
export function scaled(quillasVector: Vec, xanthesFactor: number): Vec {
  console.log(author, "scaled by Quilla");
  const settings = { xanthe: 2 };
  // Quilla: twice, to be sure.
  const quillasDouble = (entry: number): number => entry * settings.xanthe;
  let result = quillasVector.map((entryOfQuilla) => quillasDouble(entryOfQuilla * xanthesFactor));
  if (author === "somebody else") { result = quillasVector; }
  qxanthe42.next();
  return result;
}
export function grad(functionOfXanthe: (x: number) => number, placeOfQuilla: number): number {
  xanthe: for (const quilla of [1]) { if (quilla > 1) continue xanthe; }
  return (functionOfXanthe(placeOfQuilla + 1) - functionOfXanthe(placeOfQuilla - 1)) / 2;
}
`;

test("a wrong program becomes small, stays as wrong, and tells nothing of its author", async () => {
  const result = await reduce(telling);
  if (!result.ok) throw new Error(result.reason);
  expect(sizeOf(result.source)).toBeLessThan(sizeOf(telling) / 2);
  expect(result.source.toLowerCase()).not.toMatch(/quilla|xanthe|example\.edu|0192f0c1|beef/);
  expect(result.source).not.toMatch(/\/\/|\/\*/);
  expect(result.source).toContain("export function scaled(g: Vec, alpha: number): Vec");
  expect(result.isRecognised).toBe(true);
  const [before, after] = [await verdictOf(telling), await verdictOf(result.source)];
  const said = ({ status, tests }: typeof before) => [
    status,
    tests.map(({ name, status, message, failure }) => [name, status, message, failure?.got]),
  ];
  expect(said(after)).toEqual(said(before));
});

test("numbers that no test looked at first are the student's too", async () => {
  const version = await readProblemFolder(path.resolve("problems/linf-penalty-step"));
  const source = `import type { Vec } from "numerics";
export function step(gradient: Vec, learningRate: number): Vec {
  const quillasSum = gradient.reduce((sofar, entry) => sofar + Math.abs(entry), 0);
  // A third, instead of a half. An entry that is zero stays where it is, which other tests than the first see.
  return gradient.map((entry) => (entry === 0 ? 0 : entry > 0 ? -1 : 1) * (learningRate / 3) * quillasSum);
}
`;
  const result = await reduce(source, version);
  if (!result.ok) throw new Error(result.reason);
  expect(result).toMatchObject({ isRecognised: true });
  expect(result.source).toContain("0 ? 0");
  expect(result.source).not.toContain("quilla");
});
