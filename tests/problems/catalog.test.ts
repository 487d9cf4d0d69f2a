import { readdir } from "node:fs/promises";
import path from "node:path";
import { collectTests } from "#grader/kit/collectTests";
import { assignments, catalog, findProblem } from "#problems/catalog";
import { readCertificates } from "#problems/certificate";
import { readProblemFolder } from "#problems/folder";
import { displayAnswer, examplesOf, forStudent } from "#problems/kinds/kinds";
import { AssignmentSchema, MistakeSchema, ProblemSchema } from "#problems/schema";
import type { Tests } from "#problems/testKit";
import { renderMarkdown } from "#server/statement";

type Functions = Record<string, (...args: unknown[]) => unknown>;

const problems = path.resolve("problems");
const slugs = catalog.map(({ slug }) => slug);

/** A file of a problem folder, loaded as a module. */
const load = async (slug: string, file: string): Promise<Record<string, unknown>> => ({
  ...((await import(path.join(problems, slug, file))) as object),
});

const codePartOf = (slug: string) => {
  const [part] = ProblemSchema.parse(findProblem(slug)?.problem).parts;
  if (part?.kind !== "code") throw new Error(`${slug} has no code part`);
  return part;
};

function isCode(slug: string): boolean {
  return findProblem(slug)?.problem.parts.some(({ kind }) => kind === "code") ?? false;
}

const functionNamesOf = (slug: string): string[] => codePartOf(slug).signatures.map(({ name }) => name);

async function testsOf(slug: string) {
  const { default: tests } = await load(slug, "tests");
  const place = { student: {}, reference: {}, timeLimitMs: 5_000 };
  return collectTests(tests as Tests<Functions>, place);
}

async function answersOf(slug: string, folder: "mistakes" | "rewrites"): Promise<string[]> {
  return (await readdir(path.join(problems, slug, folder))).map((file) => path.basename(file, ".ts"));
}

test("the catalogue lists every problem folder once", async () => {
  const entries = await readdir(problems, { withFileTypes: true });
  const others = ["assignments", "guide", "kinds", "templates"];
  const folders = entries.filter((entry) => entry.isDirectory() && !others.includes(entry.name));
  expect([...slugs].sort()).toEqual(folders.map(({ name }) => name).sort());
});

test("a problem is found by its slug, and nothing else is", () => {
  expect(findProblem("he-init")).toBe(catalog.find(({ slug }) => slug === "he-init"));
  for (const unknown of ["", "he", "HE-INIT", "__proto__", "constructor", "../he-init"])
    expect(findProblem(unknown)).toBeUndefined();
});

test("assignments hold problems of the catalogue, and are due after they open", () => {
  expect(new Set(assignments.map(({ slug }) => slug)).size).toBe(assignments.length);
  for (const definition of assignments) {
    const { opens, due, items } = AssignmentSchema.parse(definition);
    expect(due.day).toBeGreaterThan(opens.day);
    for (const { problem } of items) expect(slugs).toContain(problem);
    expect(new Set(items.map(({ problem }) => problem)).size).toBe(items.length);
  }
});

describe.each(slugs)("%s", (slug) => {
  test("is a sound folder with a sound definition", async () => {
    expect((await readProblemFolder(path.join(problems, slug))).slug).toBe(slug);
    expect(ProblemSchema.safeParse(findProblem(slug)?.problem).success).toBe(true);
  });

  test("has a certificate for the files as they are", async () => {
    const { hash } = await readProblemFolder(path.join(problems, slug));
    // When this fails: npm run problems -- verify --write
    expect((await readCertificates())[slug]).toMatchObject({ hash, ok: true });
  });
});

describe.each(slugs.filter((slug) => !isCode(slug)))("the questions of %s", (slug) => {
  const { parts } = ProblemSchema.parse(findProblem(slug)?.problem);
  const questions = parts.filter((part) => part.kind !== "code");

  test("have words that can be drawn", async () => {
    const { files } = await readProblemFolder(path.join(problems, slug));
    const words = questions.flatMap((part) => {
      const shown: string[] = [];
      forStudent(part, (markdown) => {
        shown.push(markdown);
        return markdown;
      });
      const right = examplesOf(part).right.map((answer) => displayAnswer(part, answer));
      return [part.prompt, part.explanation, ...part.hints, part.afterword ?? "", ...shown, ...right];
    });
    for (const text of [files["statement.md"] ?? "", ...words]) expect(renderMarkdown(text).problems).toEqual([]);
  });

  test("do not give their answers away", () => {
    for (const part of questions) {
      const shown = JSON.stringify(forStudent(part, (markdown) => markdown));
      expect(shown).not.toContain(part.explanation);
      expect(shown).not.toMatch(/"(key|mistakes|rubric|feedback)"/);
    }
  });

  test("have wrong answers with words of their own", () => {
    for (const part of questions) {
      const mistakes: { title: string; feedback: string }[] = "mistakes" in part ? part.mistakes : [];
      expect(new Set(mistakes.map(({ title }) => title)).size).toBe(mistakes.length);
      for (const { feedback } of mistakes) expect(renderMarkdown(feedback).problems).toEqual([]);
    }
  });
});

describe.each(slugs.filter(isCode))("the code of %s", (slug) => {
  test("is named after the folder", () => {
    expect(codePartOf(slug).source).toBe(slug);
  });

  test("has tests whose points add up, of which at least three are public and all hidden ones have a hint", async () => {
    const tests = await testsOf(slug);
    expect(tests.reduce((sum, { points }) => sum + points, 0)).toBe(codePartOf(slug).points);
    expect(tests.filter(({ visibility }) => visibility === "public").length).toBeGreaterThanOrEqual(3);
    const withoutHint = tests.filter(({ visibility, hint }) => visibility !== "public" && !hint);
    expect(withoutHint.map(({ name }) => name)).toEqual([]);
  });

  test("has a statement with a heading for its part, every function, and formulas that can be drawn", async () => {
    const { files } = await readProblemFolder(path.join(problems, slug));
    const statement = files["statement.md"] ?? "";
    expect(statement).toContain(`\n## ${codePartOf(slug).title}\n`);
    for (const name of functionNamesOf(slug)) expect(statement).toContain(`${name}(`);
    for (const rule of ["fresh", "`Math.random`", "Plain loops", "5 seconds", "Worked example"])
      expect(statement).toContain(rule);
    expect(renderMarkdown(statement).problems).toEqual([]);
  });

  test("has hints in at least three stages, and words that can be drawn", () => {
    const { hints, afterword } = codePartOf(slug);
    expect(hints.length).toBeGreaterThanOrEqual(3);
    for (const words of [...hints, ...(afterword === undefined ? [] : [afterword])])
      expect(renderMarkdown(words).problems).toEqual([]);
  });

  test("has a starter that exports every function and computes nothing", async () => {
    const starter = await load(slug, "starter");
    for (const name of functionNamesOf(slug)) expect(starter[name]).toThrow(`${name} is not written yet`);
  });

  test("has at least three rewrites, and a reference, that export every function", async () => {
    const rewrites = await answersOf(slug, "rewrites");
    expect(rewrites.length).toBeGreaterThanOrEqual(3);
    for (const file of ["reference", ...rewrites.map((name) => `rewrites/${name}`)]) {
      const answer = await load(slug, file);
      for (const name of functionNamesOf(slug)) expect(typeof answer[name]).toBe("function");
    }
  });

  test("has mistakes that are whole answers, name existing tests, and have a kind, a title and words of their own", async () => {
    const testNames = (await testsOf(slug)).map(({ name }) => name);
    const names = await answersOf(slug, "mistakes");
    expect(names.length).toBeGreaterThanOrEqual(7);
    const seen = new Set<string>();
    for (const name of names) {
      const answer = await load(slug, `mistakes/${name}`);
      const { title, kind, feedback, fails } = MistakeSchema.parse(answer["mistake"]);
      expect(kind).toBeDefined();
      for (const functionName of functionNamesOf(slug)) expect(typeof answer[functionName]).toBe("function");
      for (const test of fails) expect(testNames).toContain(test);
      expect(renderMarkdown(feedback).problems).toEqual([]);
      seen.add(title).add(feedback);
    }
    expect(seen.size).toBe(2 * names.length);
  });

  test("has answers that import nothing but the engine", async () => {
    const { files } = await readProblemFolder(path.join(problems, slug));
    for (const [name, text] of Object.entries(files)) {
      if (!/^(starter|reference|mistakes\/|rewrites\/)/.test(name)) continue;
      const imported = [...text.matchAll(/^import (type )?[^"]*"([^"]+)";$/gm)];
      const atRunTime = imported.filter(([, isType]) => isType === undefined).map(([, , from]) => from);
      expect(atRunTime.filter((from) => from !== "numerics")).toEqual([]);
    }
  });
});
