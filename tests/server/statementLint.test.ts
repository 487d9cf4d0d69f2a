import { readFile } from "node:fs/promises";
import { catalog } from "#problems/catalog";
import { ProblemSchema, type Problem } from "#problems/schema";
import { lintStatement } from "#server/statementLint";

const code: Problem = ProblemSchema.parse({
  title: "Small",
  summary: "Small.",
  parts: [
    { kind: "code", id: "code", title: "Write the step", points: 1, source: "s", signatures: ["f(x: number): number"] },
  ],
});

const question = (texts: object = {}): Problem =>
  ProblemSchema.parse({
    title: "Small",
    summary: "Small.",
    parts: [
      {
        ...{ kind: "number", id: "value", title: "The value", points: 1, source: "s", prompt: "What is $1+1$?" },
        ...{ key: ["2"], explanation: "It is $2$.", ...texts },
      },
    ],
  });

test.each(catalog.map(({ slug, problem }) => [slug, problem] as const))(
  "%s has nothing to put right",
  async (slug, problem) => {
    const statement = await readFile(`problems/${slug}/statement.md`, "utf8");
    expect(lintStatement(statement, ProblemSchema.parse(problem))).toEqual([]);
  },
);

test.each<[string, Problem, string, string | null, string]>([
  ["an empty statement", question(), " \n", null, "is empty"],
  [
    "a heading that names no part",
    code,
    "## Write the step\n\n## Background\n",
    "line 3",
    '"Background" names no part',
  ],
  ["a heading that names no question", question(), "\n# Values\n", "line 2", '"Values" names no part'],
  ["a code part without its heading", code, "Write it.\n", null, 'write "## Write the step"'],
  ["a part with two headings", code, "## Write the step\n\n## Write the step\n", "line 3", "two headings"],
  [
    "a formula that cannot be drawn",
    question(),
    "One.\n\nIs $\\frac{1}$ it?\n",
    "line 3",
    "The formula $\\frac{1}$ cannot be drawn",
  ],
  ["a display formula that cannot be drawn", question(), "$$\n\\oops{x}\n$$\n", "line 1", "\\oops"],
  ["a picture without words", question(), "![](plot.png)\n", "line 1", "no alternative text"],
  ["a picture with words", question(), "![A plot](plot.png)\n", "line 1", 'what "A plot" shows'],
  ["a picture as HTML", question(), 'See <img src="plot.png">.\n', "line 1", "HTML is not shown: <img"],
  ["a figure as HTML", question(), "<figure>a</figure>\n", "line 1", "HTML is not shown: <figure"],
  ["a link to a part that is not there", question(), "See [it](#vlaue).\n", "line 1", '"#vlaue" leads nowhere'],
  ["a link to the only part of a code problem", code, "## Write the step\n\n[it](#code)\n", "line 3", "leads nowhere"],
  ["a link to a file", question(), "See [it](notes.md).\n", "line 1", '"notes.md" leads nowhere'],
  ["a link that runs a script", question(), "See [it](javascript:alert).\n", "line 1", "leads nowhere"],
  ["more than is read", question(), "a ".repeat(40_000), null, "longer than 64 thousand"],
])("%s is found, with its line", (_, problem, statement, field, message) => {
  expect(lintStatement(statement, problem)).toEqual([
    { file: "statement.md", field, message: expect.stringContaining(message) as string },
  ]);
});

test.each([
  "A [page](https://example.edu), an [explorer](/explorers/p-step), a [part](#value) and <!-- a remark -->.",
  "### A heading of a deeper level\n\nalone is the highest here, so it would name a part.".replace(
    "### A heading of a deeper level",
    "## The value",
  ),
  "## The value\n\n### Anything\n\nA footnote[^1].\n\n[^1]: Here.",
])("what is right is left alone", (statement) => {
  expect(lintStatement(statement, question())).toEqual([]);
});

test("formulas of problem.ts are looked at too, with their field", () => {
  const faults = lintStatement(
    "Text.",
    question({ hints: ["Fine.", "See $\\frac{1}$."], explanation: "So $\\oops$." }),
  );
  expect(faults.map(({ file, field }) => [file, field])).toEqual(
    [
      ["problem.ts", "parts.0.explanation"],
      ["problem.ts", "parts.0.hints.1"],
    ].sort((one, other) => (order(one) < order(other) ? -1 : 1)),
  );
  function order([, field]: string[]): number {
    return faults.findIndex((fault) => fault.field === field);
  }
});

test("a hostile statement is refused in words", () => {
  expect(lintStatement(">".repeat(60_000), question())).toHaveLength(1);
  expect(lintStatement("$\\int$".repeat(9_000), question()).map(({ message }) => message)).toEqual([
    "There are more formulas than a problem may have.",
  ]);
});
