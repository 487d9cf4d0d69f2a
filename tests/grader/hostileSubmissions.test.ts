import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { VerdictSchema } from "#grader/verdict";
import { toStudentVerdict } from "#server/studentVerdict";
import { readSubmissions } from "./hostile/readSubmissions";
import { ReportSchema, type Report } from "./hostile/report";

/*
 * Every file of tests/hostile/submissions is graded for real, all by one judge, which runs as a program of its own so
 * that its memory and processes can be counted. The judge lives through all of them, or there is no report.
 */

const submissions = readSubmissions();
const projectDirectory = path.resolve(import.meta.dirname, "../..");

/** What no verdict may say: that an attack worked, where the judge lives, and what stands in files of any machine. */
const neverSaid = ["ESCAPED", projectDirectory, "root:x:", "node_modules", "postgres://"];

let report: Report;
beforeAll(async () => {
  const judge = path.join(import.meta.dirname, "hostile/attackedJudge.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", "--import", "tsx", judge], {
    cwd: projectDirectory,
    maxBuffer: 256 * 1024 * 1024,
  });
  report = ReportSchema.parse(JSON.parse(stdout));
}, 400_000);

test("there are attacks over every vector, each with an outcome of its own", () => {
  expect(submissions.length).toBeGreaterThanOrEqual(80);
  expect(new Set(submissions.map(({ attempt }) => attempt)).size).toBe(submissions.length);
});

test.each(submissions.map((submission) => [submission.name, submission] as const))(
  "%s ends as it must",
  (name, { outcomes, says, never }) => {
    const result = report.submissions.find((found) => found.name === name);
    const verdict = VerdictSchema.parse(result?.verdict);
    const isForeseen = outcomes.includes(verdict.status) || outcomes.includes(`${verdict.status} ${verdict.score}`);
    expect(isForeseen ? "foreseen" : `${verdict.status} ${verdict.score}`).toBe("foreseen");
    expect(verdict.isolation).toBe("sealed");

    const texts = textsOf(verdict).join("\n");
    expect([...neverSaid, ...never].filter((word) => texts.includes(word))).toEqual([]);
    expect(says.filter((word) => !texts.includes(word))).toEqual([]);

    const hidden = toStudentVerdict(verdict, { isAfterDue: false }).tests.filter(
      (test) => test.visibility !== "public",
    );
    const bits = ["hint", "maxPoints", "name", "points", "status", "visibility"];
    expect(hidden.flatMap((test) => Object.keys(test)).filter((key) => !bits.includes(key))).toEqual([]);
    expect(result?.bystander).toBe("accepted");
  },
);

test("the judge's memory is what it was, within 50 MiB", () => {
  const { before, after } = report.memoryMiB;
  expect(after - before).toBeLessThan(50);
});

test("no process, descriptor, lock, file or control group is left over", () => {
  expect(report.left).toEqual({ processes: [], descriptors: [], locks: [], traces: [] });
});

/** All strings of a JSON value, keys included. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner)]);
}
