import { describeVerdict } from "#grader/cli/describeVerdict";
import { openGrader, type Grader } from "#grader/grader";
import { VerdictSchema, type Verdict } from "#grader/verdict";
import { smallProblem, solution } from "./smallProblem";

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: 2, allowUnsafe: false });
}, 30_000);
afterAll(() => grader.close());
jest.setTimeout(60_000);

const plot = (title: string, points: string) =>
  `{ kind: "plot", title: ${title}, alt: "The student's points.", x: { label: "x" }, y: { label: "y" },
     series: [{ role: "student", as: "path", points: ${points} }] }`;

/** Tests that draw what came back, before they check it. */
const drawing = `export default ({ test, property, student, reference, arbitrary }) => {
  test("public", { points: 1, visibility: "public" }, async (t) => {
    const scaled = await student.scaled([1, -2], 3);
    t.figure(${plot(`"Public"`, "[...scaled].map((entry, index) => [index, entry])")});
    t.close(scaled, [3, -6]);
  });
  property("any number", { points: 1, given: { alpha: arbitrary.integer(0, 1_000) } }, async (t, { alpha }) => {
    const scaled = await student.scaled([1], alpha);
    t.figure(${plot("`alpha = ${alpha}`", "[[alpha, scaled[0]]]")});
    t.close(scaled, [alpha]);
  });
  test("hidden", { points: 2 }, async (t) => {
    t.figure(${plot(`"Hidden"`, "[[0, await student.grad((x) => x * x, 3)]]")});
  });
};`;

async function grade(tests: string, source: string): Promise<Verdict> {
  const version = smallProblem({ "tests.ts": tests });
  const verdict = await grader.grade({
    version,
    part: "code",
    answer: { kind: "code", source },
    seed: "seed",
    tests: "all",
  });
  return VerdictSchema.parse(verdict);
}

const titles = (verdict: Verdict) => verdict.tests.map(({ figures = [] }) => figures.map(({ title }) => title));
const pointsOf = (verdict: Verdict) =>
  verdict.tests.flatMap(({ figures = [] }) =>
    figures.flatMap((figure) => (figure.kind === "plot" ? figure.series.map(({ points }) => points) : [])),
  );

test("passed tests keep their figures, and the same grading draws the same", async () => {
  const verdict = await grade(drawing, solution());
  expect(verdict.status).toBe("accepted");
  expect(titles(verdict)).toEqual([["Public"], [expect.stringContaining("alpha = ")], ["Hidden"]]);
  expect(pointsOf(verdict)[0]).toEqual([
    [0, 3],
    [1, -6],
  ]);
  expect(pointsOf(await grade(drawing, solution()))).toEqual(pointsOf(verdict));
});

test("a failed test keeps what was drawn before the check, of a property for its smallest counterexample", async () => {
  const verdict = await grade(drawing, solution({ scaled: "g.map((entry) => (alpha < 7 ? alpha : NaN) * entry)" }));
  expect(verdict.tests[1]?.failure?.input[0]?.value.text).toBe("7");
  expect(titles(verdict)[1]).toEqual(["alpha = 7"]);
  expect(pointsOf(verdict)[1]).toEqual([[7, null]]);
});

test("a student who throws costs the figure, nothing else", async () => {
  const verdict = await grade(drawing, solution({ scaled: "(() => { throw new Error('no'); })()" }));
  expect(titles(verdict)).toEqual([[], [], ["Hidden"]]);
  expect(verdict.status).toBe("partial");
});

test("in a terminal a figure is its text alternative", async () => {
  const text = describeVerdict("answer.ts", await grade(drawing, solution()));
  expect(text).toContain("figure: Public. The student's points.");
});

const inTest = (body: string) =>
  `export default ({ test, student }) => { test("t", { points: 4 }, async (t) => { ${body} }); };`;

test.each([
  ["a figure without an alternative", inTest(`t.figure({ ...${plot(`"T"`, "[]")}, alt: "" });`), /text alternative/],
  [
    "five figures in a test",
    inTest(`for (let i = 0; i < 5; i++) t.figure(${plot(`"T"`, "[]")});`),
    /at most 4 figures/,
  ],
  [
    "more figures than a grading holds",
    `export default ({ test }) => {
       for (let i = 0; i < 5; i++)
         test("t" + i, { points: 1 }, (t) => { for (let j = 0; j < 4; j++) t.figure(${plot(`"T"`, "[]")}); });
     };`,
    /more than 16 figures/,
  ],
])("%s is a fault of the problem", async (_, tests, message) => {
  const verdict = await grade(tests, solution());
  expect(verdict).toMatchObject({ status: "grader-failed", message: expect.stringMatching(message) as string });
});

test("an answer that makes a sound figure impossible is the student's failure, not the problem's", async () => {
  const tests = inTest(`
    const [entry] = await student.scaled([1], 2);
    t.figure({ ...${plot(`"T"`, "[]")}, x: { label: "x", range: [0, entry] } });`);
  expect((await grade(tests, solution())).status).toBe("accepted");
  const failed = await grade(tests, solution({ scaled: "g.map(() => -1)" }));
  expect(failed).toMatchObject({ status: "wrong-answer", tests: [{ status: "failed" }] });
});
