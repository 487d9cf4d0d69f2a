import {
  addedFiles,
  additionsTo,
  canDelete,
  canRename,
  pathFor,
  treeMove,
  treeRows,
} from "../../../app/authoring/fileTree";

const code = {
  "tests.ts": "",
  "problem.ts": "",
  "reference.ts": 'import type { Vec } from "numerics";\n\nexport function step(g: Vec): Vec {\n  return g;\n}\n',
  "statement.md": "",
  "starter.ts": "",
  "mistakes/no-half.ts": "",
  "mistakes/ascent.ts": "",
};
const questions = { "statement.md": "", "problem.ts": "" };

test("files stand in the order in which a problem is written, mistakes and rewrites in groups", () => {
  expect(treeRows(code, new Set()).map(({ path }) => path)).toEqual([
    ...["problem.ts", "statement.md", "starter.ts", "reference.ts", "tests.ts"],
    ...["mistakes", "mistakes/ascent.ts", "mistakes/no-half.ts", "rewrites"],
  ]);
  expect(treeRows(code, new Set(["mistakes"])).map(({ path }) => path)).not.toContain("mistakes/ascent.ts");
  expect(treeRows(questions, new Set()).map(({ path }) => path)).toEqual(["problem.ts", "statement.md"]);
});

test.each([
  ["problem.ts", "ArrowDown", { to: "statement.md" }],
  ["problem.ts", "ArrowUp", undefined],
  ["statement.md", "Home", { to: "problem.ts" }],
  ["problem.ts", "End", { to: "rewrites" }],
  ["mistakes", "ArrowLeft", { toggle: "mistakes" }],
  ["mistakes", "ArrowRight", { to: "mistakes/ascent.ts" }],
  ["mistakes/no-half.ts", "ArrowLeft", { to: "mistakes" }],
  ["rewrites", "ArrowRight", undefined],
  ["problem.ts", "a", undefined],
])("from %s %s leads to %j", (at, key, expected) => {
  expect(treeMove(treeRows(code, new Set()), at, key)).toEqual(expected);
});

test("a closed group opens to the right", () => {
  expect(treeMove(treeRows(code, new Set(["mistakes"])), "mistakes", "ArrowRight")).toEqual({ toggle: "mistakes" });
});

test("only mistakes and rewrites have names of their own, and every problem keeps its definition and statement", () => {
  expect(canRename("mistakes/ascent.ts")).toBe(true);
  expect(canRename("tests.ts")).toBe(false);
  expect(["problem.ts", "statement.md", "tests.ts"].map(canDelete)).toEqual([false, false, true]);
});

test.each([
  ["no-half", { problem: "There is a file mistakes/no-half.ts already." }],
  ["plain-sign.ts", { path: "mistakes/plain-sign.ts" }],
  [" 2x ", { path: "mistakes/2x.ts" }],
  ["No half", { problem: "Lower-case words joined by hyphens, such as no-half." }],
  ["../tests", { problem: "Lower-case words joined by hyphens, such as no-half." }],
  ["", { problem: "Lower-case words joined by hyphens, such as no-half." }],
])("a mistake called “%s”", (name, expected) => {
  expect(pathFor("mistakes", name, code)).toEqual(expected);
});

test("what can be added depends on what is there", () => {
  expect(additionsTo(code)).toEqual(["mistake", "rewrite", "equivalents"]);
  expect(additionsTo({ ...code, "equivalent-mutants.json": "[]" })).toEqual(["mistake", "rewrite"]);
  expect(additionsTo(questions)).toEqual(["code"]);
});

test("a mistake begins as the reference with its words above it, imports first", () => {
  const { "mistakes/a.ts": text = "" } = addedFiles("mistake", "mistakes/a.ts", code);
  expect(text).toMatch(
    /^import type \{ Mistake \} from "allclose";\nimport type \{ Vec \} from "numerics";\n\nexport const mistake = \{[^]*\} satisfies Mistake;\n\nexport function step\(/,
  );
});

test("the files of code that are missing are added together", () => {
  expect(Object.keys(addedFiles("code", "", { ...questions, "tests.ts": "" }))).toEqual(["starter.ts", "reference.ts"]);
});
