import type { Files } from "./mergeFiles";

export const groups = ["mistakes", "rewrites"] as const;
export type Group = (typeof groups)[number];

export type TreeRow =
  | { kind: "group"; path: Group; name: string; isOpen: boolean; size: number }
  | { kind: "file"; path: string; name: string; level: 1 | 2 };

/** In the order in which a problem is written. */
const ordered = ["problem.ts", "statement.md", "starter.ts", "reference.ts", "tests.ts"];
const codeFiles = ["starter.ts", "reference.ts", "tests.ts"];
const equivalents = "equivalent-mutants.json";

const words: Record<Group, string> = { mistakes: "Mistakes", rewrites: "Rewrites" };

/** The rows of the tree, from top to bottom. A problem of questions has no groups. */
export function treeRows(files: Files, closed: ReadonlySet<Group>): TreeRow[] {
  const paths = Object.keys(files).sort();
  const fileRow = (path: string): TreeRow => ({ kind: "file", path, name: path, level: 1 });
  const top = [
    ...ordered.filter((path) => paths.includes(path)),
    ...paths.filter((path) => !path.includes("/") && !ordered.includes(path)),
  ].map(fileRow);
  const hasCode = codeFiles.some((path) => paths.includes(path));
  const inGroups = groups.flatMap((group): TreeRow[] => {
    const inside = paths.filter((path) => path.startsWith(`${group}/`));
    if (!hasCode && inside.length === 0) return [];
    const isOpen = !closed.has(group);
    const rows = inside.map((path): TreeRow => ({ kind: "file", path, name: path.slice(group.length + 1), level: 2 }));
    return [{ kind: "group", path: group, name: words[group], isOpen, size: inside.length }, ...(isOpen ? rows : [])];
  });
  return [...top, ...inGroups];
}

/** Where an arrow key leads from a row: another row, a group to open or close, or nowhere. */
export function treeMove(
  rows: readonly TreeRow[],
  at: string,
  key: string,
): { to: string } | { toggle: Group } | undefined {
  const index = rows.findIndex(({ path }) => path === at);
  const row = rows[index];
  const to = (target: number) => {
    const found = rows[target];
    return found === undefined ? undefined : { to: found.path };
  };
  switch (key) {
    case "ArrowDown":
      return to(index + 1);
    case "ArrowUp":
      return to(index - 1);
    case "Home":
      return to(0);
    case "End":
      return to(rows.length - 1);
    case "ArrowRight":
      if (row?.kind !== "group") return undefined;
      return row.isOpen ? (row.size > 0 ? to(index + 1) : undefined) : { toggle: row.path };
    case "ArrowLeft":
      if (row?.kind === "group") return row.isOpen ? { toggle: row.path } : undefined;
      return row?.level === 2 ? { to: row.path.slice(0, row.path.indexOf("/")) } : undefined;
    default:
      return undefined;
  }
}

/** Whether a file can be renamed: the others have the names that the grader knows them by. */
export const canRename = (path: string): boolean => path.includes("/");

/** Whether a problem can do without a file. */
export const canDelete = (path: string): boolean => path !== "problem.ts" && path !== "statement.md";

/** What can be added to a folder: kinds of file, each with the words on its button. */
export type Addition = "mistake" | "rewrite" | "equivalents" | "code";

export function additionsTo(files: Files): Addition[] {
  const hasCode = Object.hasOwn(files, "reference.ts");
  const lacksCode = codeFiles.some((path) => !Object.hasOwn(files, path));
  return [
    ...(hasCode ? (["mistake", "rewrite"] as const) : []),
    ...(hasCode && !Object.hasOwn(files, equivalents) ? (["equivalents"] as const) : []),
    ...(lacksCode ? (["code"] as const) : []),
  ];
}

const namePattern = /^[a-z0-9][a-z0-9-]{0,70}$/;

/**
 * The path of a new or renamed file.
 *
 * @returns the path, or a sentence that says what is wrong with the name
 */
export function pathFor(
  group: Group,
  name: string,
  files: Files,
): { path: string; problem?: undefined } | { path?: undefined; problem: string } {
  const stem = name.trim().replace(/\.ts$/, "");
  if (!namePattern.test(stem)) return { problem: "Lower-case words joined by hyphens, such as no-half." };
  const path = `${group}/${stem}.ts`;
  return Object.hasOwn(files, path) ? { problem: `There is a file ${path} already.` } : { path };
}

/** The files that an addition begins with. A mistake and a rewrite begin as the reference, which is complete. */
export function addedFiles(addition: Addition, path: string, files: Files): Record<string, string> {
  const reference = files["reference.ts"] ?? "";
  switch (addition) {
    case "mistake":
      return { [path]: withMistake(reference) };
    case "rewrite":
      return { [path]: reference };
    case "equivalents":
      return { [equivalents]: "[]\n" };
    case "code":
      return Object.fromEntries(
        codeFiles.filter((file) => !Object.hasOwn(files, file)).map((file) => [file, emptyFiles[file] ?? ""]),
      );
  }
}

const emptyFiles: Record<string, string> = {
  "tests.ts": `import { defineTests } from "allclose";

export default defineTests<typeof import("./reference")>(({ test, student }) => {
});
`,
};

function withMistake(reference: string): string {
  const lines = reference.split("\n");
  const lastImport = lines.findLastIndex((line) => line.startsWith("import "));
  const imports = ['import type { Mistake } from "allclose";', ...lines.slice(0, lastImport + 1)];
  const rest = lines
    .slice(lastImport + 1)
    .join("\n")
    .replace(/^\n+/, "");
  return `${imports.join("\n")}

export const mistake = {
  title: "",
  feedback: "",
  fails: [],
} satisfies Mistake;

${rest}`;
}
