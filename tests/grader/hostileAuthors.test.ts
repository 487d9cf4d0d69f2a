import { openGrader, type Grader } from "#grader/grader";
import { VerdictSchema, type Verdict } from "#grader/verdict";
import { getTarget, type Target } from "./hostile/problems";
import { readAuthors, type HostileAuthor } from "./hostile/readAuthors";
import { findDescendants } from "./rooms/roomHarness";
import { smallProblem, solution } from "./smallProblem";

/*
 * A right answer to every problem of tests/hostile/authors. What a hostile folder does ends as a fault of the problem, and
 * the next problem's grading works.
 */

const authors = readAuthors();

/** The clock is not what is tried here, but for the endless ones, whose files set their own. */
const patient = (smallProblem().files["problem.ts"] ?? "").replace("timeLimitMs: 1000", "timeLimitMs: 20_000");

/**
 * The endless ones are ended by the judge's clock, after seconds that pass for all of them at once. With more of them the
 * one that calls for ever gets so little of two processors that the student's clock ends it, and not the count of its calls.
 */
const sideBySide = 4;

let grader: Grader;
let next: Target;
const verdicts = new Map<string, { verdict: Verdict; bystander: string }>();
beforeAll(async () => {
  grader = await openGrader({ rooms: 2, allowUnsafe: false });
  next = await getTarget("linf-penalty-step");
  const queue = [...authors];
  const work = async () => {
    for (let author = queue.shift(); author; author = queue.shift()) verdicts.set(author.name, await gradeBoth(author));
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
}, 300_000);

async function gradeBoth({ changes, grad }: HostileAuthor): Promise<{ verdict: Verdict; bystander: string }> {
  const verdict = await grade(
    { version: smallProblem({ "problem.ts": patient, ...changes }), part: "code" },
    solution(grad === undefined ? {} : { grad }),
  );
  const bystander = await grade(next, next.version.files["reference.ts"] ?? "");
  return { verdict, bystander: bystander.status };
}

const grade = (target: Target, source: string): Promise<Verdict> =>
  grader.grade({ ...target, answer: { kind: "code", source }, seed: "authors", tests: "all" });

test.each(authors.map((author) => [author.name, author] as const))("%s ends as it must", (name, author) => {
  const found = verdicts.get(name);
  const verdict = VerdictSchema.parse(found?.verdict);
  expect(author.outcomes).toContain(verdict.status);
  if (verdict.status === "grader-failed") {
    expect(verdict).toMatchObject({ score: 0, tests: [], diagnosis: null });
    expect(verdict.message).toMatch(author.fault);
  }
  expect(author.never.filter((word) => JSON.stringify(verdict).includes(word))).toEqual([]);
  expect(found?.bystander).toBe("accepted");
});

test("what the files of a problem remember of one student does not reach the next", async () => {
  const version = smallProblem({
    "tests.ts": `
      const seen: string[] = [];
      export default ({ test, student }: any) => test("only", { points: 4, visibility: "public" }, async (t: any) => {
        seen.push(String(await student.grad(() => 0, 1)));
        t.ok(false, "seen: " + seen.join());
      });`,
  });
  const messages: (string | undefined)[] = [];
  for (const answer of [1, 2, 3]) {
    const source = solution({ grad: String(answer) });
    const verdict = await grade({ version, part: "code" }, source);
    messages.push(verdict.tests[0]?.message);
  }
  expect(messages).toEqual(["Seen: 1.", "Seen: 2.", "Seen: 3."]);
});

test("once the graders are closed nothing is left", async () => {
  // The first one starts rooms whenever it likes.
  await grader.close();
  const before = new Set(findDescendants(process.pid));
  const another = await openGrader({ rooms: 1, allowUnsafe: false });
  await another.grade({ ...next, answer: { kind: "code", source: "" }, seed: "last", tests: "public" });
  await another.close();
  expect(findDescendants(process.pid).filter((pid) => !before.has(pid))).toEqual([]);
});
