import { readFileSync } from "node:fs";
import path from "node:path";
import { runGradingWorker } from "#server/gradingWorker";
import { projectRoot } from "#server/launch/projectRoot";
import { claimRun, failRun, finishRun, rescueRuns, writeProgress } from "#server/similarityJobs";
import { getSimilarPair, judgePair } from "#server/similarPairs";
import { getSimilarityRun, listComparableParts, startSimilarityRun } from "#server/similarityRuns";
import type { Actor } from "#server/actor";
import { type CourseFixture, makeCourse, makeGradedSubmission, makePerson, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { scriptedGrader } from "./scriptedGrader";
import { renamed } from "./similarity/renamed";

useFreshDatabase();
jest.setTimeout(120_000);

let at: CourseFixture;
beforeEach(async () => {
  at = await makeCourse();
});
afterEach(async () => {
  // What one test leaves under way the next one's worker would take.
  await database().similarityRun.deleteMany({ where: { state: { in: ["queued", "running"] } } });
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

const rewrite = (name: string): string =>
  readFileSync(path.join(projectRoot, "problems/ring-all-reduce/rewrites", name), "utf8");
const [original = "", another = ""] = ["plan-of-trips.ts", "worker-by-worker.ts"].map((_, index) => answers()[index] ?? "");

function answers(): string[] {
  return ["one", "two"].map((_, index) => rewrite(rewriteNames()[index] ?? ""));
}
function rewriteNames(): string[] {
  return ["pull.ts", "push.ts"];
}
