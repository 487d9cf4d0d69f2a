import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { needLine, readLine, repeatPieces, splitWords } from "./header";

export interface HostileAuthor {
  name: string;
  attempt: string;
  outcomes: string[];
  /** What the message of the fault must match. */
  fault: RegExp;
  never: string[];
  /** The student's second function, where it is not the right one. */
  grad: string | undefined;
  /** Files of the problem, by path; undefined where the author removes one. */
  changes: Record<string, string | undefined>;
}

const directory = path.resolve(import.meta.dirname, "../../hostile/authors");

/** Every file of tests/hostile/authors, whose README says how they are made. */
export function readAuthors(): HostileAuthor[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => {
      const [header = "", ...sections] = readFileSync(path.join(directory, file), "utf8").split(/^\/\/=== /m);
      return {
        name: file.replace(/\.ts$/, ""),
        attempt: needLine(header, "attempt", file),
        outcomes: needLine(header, "outcome", file).split("|"),
        fault: new RegExp(readLine(header, "fault") ?? ""),
        never: splitWords(readLine(header, "never")),
        grad: readLine(header, "grad"),
        changes: Object.fromEntries(sections.map(readSection)),
      };
    });
}

function readSection(section: string): [path: string, text: string | undefined] {
  const [heading = "", ...lines] = section.split("\n");
  const [file = "", removed] = heading.split(" ");
  return [file, removed === undefined ? repeatPieces(lines.join("\n")) : undefined];
}
