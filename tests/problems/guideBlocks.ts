import { readFileSync } from "node:fs";
import path from "node:path";

/** What a fenced block of the guide is, by the words after its language. */
export type GuideBlock = { line: number; text: string } & Mark;

type Mark =
  | { kind: "file"; name: string }
  | { kind: "add"; name: string }
  | { kind: "answer"; name: string }
  | { kind: "verdict"; name: string }
  | { kind: "certificate" }
  | { kind: "commands" }
  | { kind: "output" };

export const guideFolder = path.resolve("problems/guide");

const withName = /^(?<kind>file|add|answer|verdict)=(?<name>[\w./-]+)$/;

/**
 * The blocks of a page in their order:
 *
 * - `ts file=<path>`: that file of the problem, whole
 * - `ts add=<path>`: lines before the last one of that file
 * - `ts answer=<file>`, `json answer=<file>`: an answer to the problem
 * - `text verdict=<file>`: lines of the verdict on that answer, in their order
 * - `text certificate`: every reason against publishing, or "Certified"
 * - `sh`: commands, run from the root of the repository
 * - `text output`: lines that the commands before it print, in their order
 *
 * @throws Error for a block that is none of these
 */
export function readGuideBlocks(page: string, folder = guideFolder): GuideBlock[] {
  const lines = readFileSync(path.join(folder, page), "utf8").split("\n");
  const blocks: GuideBlock[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const [fence, info = ""] = /^(`{3,})(.*)$/.exec(line)?.slice(1) ?? [];
    if (fence === undefined) continue;
    const end = lines.indexOf(fence, index + 1);
    if (end === -1) throw new Error(`${page}, line ${index + 1}: a block without an end`);
    const text = lines
      .slice(index + 1, end)
      .map((each) => `${each}\n`)
      .join("");
    blocks.push({ line: index + 1, text, ...markOf(info, `${page}, line ${index + 1}`) });
    index = end;
  }
  return blocks;
}

function markOf(info: string, where: string): Mark {
  const [language = "", mark = "", ...more] = info.split(" ");
  if (more.length === 0) {
    const { kind, name } = withName.exec(mark)?.groups ?? {};
    if (language !== "text" && (kind === "file" || kind === "add" || kind === "answer") && name !== undefined)
      return { kind, name };
    if (language === "text" && kind === "verdict" && name !== undefined) return { kind, name };
    if (language === "text" && (mark === "certificate" || mark === "output")) return { kind: mark };
    if (language === "sh" && mark === "") return { kind: "commands" };
  }
  throw new Error(`${where}: "${info}" does not say what the block is`);
}
