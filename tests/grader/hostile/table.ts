/** Prints what became of every hostile submission, as a table in Markdown: `node --import tsx tests/grader/hostile/table.ts`. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { VerdictSchema } from "#grader/verdict";
import { readSubmissions } from "./readSubmissions";
import { ReportSchema } from "./report";

const judge = path.join(import.meta.dirname, "attackedJudge.ts");
const output = execFileSync(process.execPath, ["--expose-gc", "--import", "tsx", judge], {
  encoding: "utf8",
  maxBuffer: 256 * 1024 * 1024,
});
const { submissions, memoryMiB, left } = ReportSchema.parse(JSON.parse(output));
const outcomes = new Map(
  submissions.map(({ name, verdict }) => {
    const { data } = VerdictSchema.safeParse(verdict);
    return [name, data ? `${data.status}, ${data.score} of ${data.maxScore}` : String(verdict)];
  }),
);
const rows = readSubmissions().map(({ name, attempt }) => `| ${name} | ${attempt} | ${outcomes.get(name) ?? "none"} |`);
console.log(["| Attack | What it attempts | Outcome |", "| --- | --- | --- |", ...rows].join("\n"));
console.log(
  `\nJudge: ${memoryMiB.before} MiB before, ${memoryMiB.after} MiB after. Left over: ${JSON.stringify(left)}.`,
);
