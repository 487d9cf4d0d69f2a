import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ProblemFiles } from "../schema";

/** A small problem to begin from: complete and sound as it is, so that an author changes something that works. */
export interface ProblemTemplate {
  /** Of its folder. */
  name: string;
  title: string;
  /** When to take it, in a sentence. */
  summary: string;
  /** The files of a new problem of this slug, which also gives it a title. */
  files(slug: string): ProblemFiles;
}

/** One for each way of answering. */
export const templates: readonly ProblemTemplate[] = [
  template("code", "Code", "Students write functions in TypeScript, which tests call in sealed rooms."),
  template("symbolic", "Expression", "Students type a formula; every form that means the same is right."),
  template("number", "Number or vector", "Students type numbers, and a tolerance says how close is close enough."),
  template("choice", "Choice", "Students choose one option, or all that apply."),
  template("table", "Table", "Students fill in cells, each with a check and points of its own."),
  template("matching", "Matching", "Students give every line one of several options."),
  template("ordering", "Ordering", "Students put steps or things in order."),
  template("intervals", "Intervals", "Students write a set of real numbers as intervals."),
  template("points", "Points on axes", "Students move handles to where they belong."),
  template("path", "Path on axes", "Students draw a line of straight strokes, corner by corner."),
  template(
    "hills",
    "A function of hills",
    "Students make up a sum of hills whose highest point moves when it is smoothed.",
  ),
  template("audit", "Statement to check", "Students mark a statement, and repair it unless it is correct."),
  template("written", "Written answer", "Students write a text with formulas, which a person reads with a rubric."),
  template("upload", "Files", "Students hand in pictures or PDF files, which a person looks at with a rubric."),
  template("survey", "Survey", "Students say something about their own work; there is no right answer."),
];

function template(name: string, title: string, summary: string): ProblemTemplate {
  return { name, title, summary, files: (slug) => named(readFolder(path.join(directory, name)), slug) };
}

const directory = path.join(process.cwd(), "problems", "templates");

// Read when it is asked for: a template that is being changed is seen at once.
function readFolder(folder: string, prefix = ""): ProblemFiles {
  const entries = readdirSync(folder, { withFileTypes: true }).map((entry): [string, string][] => {
    const [file, inside] = [path.join(folder, entry.name), `${prefix}${entry.name}`];
    return entry.isDirectory()
      ? Object.entries(readFolder(file, `${inside}/`))
      : [[inside, readFileSync(file, "utf8")]];
  });
  return Object.fromEntries(entries.flat());
}

function named(files: ProblemFiles, slug: string): ProblemFiles {
  const title = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll("-", " ");
  const problem = (files["problem.ts"] ?? "")
    .replace('title: "A new problem"', () => `title: ${JSON.stringify(title)}`)
    .replaceAll('source: "template"', () => `source: ${JSON.stringify(slug)}`);
  return { ...files, "problem.ts": problem };
}
