import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { needLine, readLine, repeatPieces, splitWords } from "./header";

export interface HostileSubmission {
  /** Folder and file, without the ending. */
  name: string;
  attempt: string;
  problem: string;
  /** "status score" or a status with any score; any of them may come of it. */
  outcomes: string[];
  says: string[];
  never: string[];
  source: string;
}

const directory = path.resolve(import.meta.dirname, "../../hostile/submissions");

/** Every file of tests/hostile/submissions, whose README says how they begin. */
export function readSubmissions(): HostileSubmission[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(directory, file), "utf8");
      return {
        name: file.replace(/\.ts$/, ""),
        attempt: needLine(text, "attempt", file),
        problem: needLine(text, "problem", file),
        outcomes: needLine(text, "outcome", file).split("|"),
        says: splitWords(readLine(text, "says")),
        never: splitWords(readLine(text, "never")),
        source: repeatPieces(text),
      };
    });
}
