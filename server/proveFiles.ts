import type { CertificationNews } from "#grader/certification";
import type { Certificate } from "#problems/certificate";
import { missingFiles } from "#problems/folderText";
import type { ProblemVersion } from "#problems/schema";
import { emptyReport, type ProofFault, type ProofReport, type ProofStep } from "./proofReport";
import { lintStatement } from "./statementLint";

/** What a worker needs to certify files. */
export interface Certifier {
  /** Throws for faults of this machine, and the signal's reason when it is ended. */
  certify(
    version: ProblemVersion,
    options: { signal: AbortSignal; onNews: (news: CertificationNews) => void },
  ): Promise<Certified>;
}

export type Certified =
  | { kind: "certified"; certificate: Certificate; reasons: readonly string[] }
  /** The files do not load. */
  | { kind: "faulty"; faults: readonly ProofFault[] };

/** What is not proved by then is too slow to be graded. */
const limitMinutes = 10;

const longestMessage = 4_000;
const mostReasons = 200;

/**
 * Tries a workspace's files: whether they are a problem, what students read of it, and whether it tells right from wrong.
 * Whatever its author did ends in the report, in words.
 *
 * @param onReport - hears of the report each time that it grows
 * @throws the signal's reason; anything else is a fault of this machine
 */
export async function proveFiles(
  certifier: Certifier,
  version: ProblemVersion,
  { signal, onReport }: { signal: AbortSignal; onReport: (report: ProofReport) => void },
): Promise<ProofReport> {
  let report: ProofReport = { ...emptyReport(), steps: [waiting("statement")] };
  const grow = (change: Partial<ProofReport>): void => {
    report = { ...report, ...change };
    onReport(report);
  };
  const missing = missingFiles(Object.keys(version.files));
  const faults = missing.map((file) => ({ file, field: null, message: `${file} is missing.` }));
  grow({ faults });
  // Without its statement or its starter a problem can still be loaded and looked at.
  if (missing.some((file) => file !== "statement.md" && file !== "starter.ts")) return report;

  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), limitMinutes * 60_000);
  try {
    const certified = await certifier.certify(version, {
      signal: AbortSignal.any([signal, late.signal]),
      onNews: (news) => grow(afterNews(report, news, version.files["statement.md"])),
    });
    if (certified.kind === "faulty")
      grow({ ...ended(report), faults: [...report.faults, ...certified.faults.map(cut)] });
    else
      grow({
        certificate: certified.certificate,
        reasons: certified.reasons.slice(0, mostReasons).map((reason) => reason.slice(0, longestMessage)),
      });
    return report;
  } catch (error) {
    if (signal.aborted || !late.signal.aborted) throw error;
    grow({
      ...ended(report),
      reasons: [`Trying everything takes longer than ${limitMinutes} minutes: the tests are too slow.`],
    });
    return report;
  } finally {
    clearTimeout(timer);
  }
}

function afterNews(report: ProofReport, news: CertificationNews, statement: string | undefined): Partial<ProofReport> {
  switch (news.kind) {
    case "described": {
      const found = statement === undefined ? [] : lintStatement(statement, news.problem).map(cut);
      const isSound = statement !== undefined && found.length === 0;
      const read: ProofStep = {
        name: "statement",
        state: isSound ? "passed" : "failed",
        detail: isSound ? "Headings, formulas and links are right." : `${Math.max(1, found.length)} to put right`,
      };
      return {
        definition: news.definition,
        faults: [...report.faults, ...found.slice(0, mostReasons)],
        steps: [read, ...news.steps.map(waiting)],
        tests: news.tests.map(({ name, visibility, points }) => ({
          ...{ name, visibility, points, milliseconds: null, widestTolerance: null },
        })),
      };
    }
    case "step": {
      const { name, state, detail } = news;
      return { steps: report.steps.map((step) => (step.name === name ? { name, state, detail } : step)) };
    }
    case "tests":
      return { tests: [...news.tests] };
    case "survivor":
      return { survivors: [...report.survivors, news.survivor] };
  }
}

/** What was under way when it ended has failed. */
const ended = ({ steps }: ProofReport): Pick<ProofReport, "steps"> => ({
  steps: steps.map((step) => (step.state === "running" ? { ...step, state: "failed" } : step)),
});

const waiting = (name: ProofStep["name"]): ProofStep => ({ name, state: "waiting", detail: "" });

// What a room threw carries its stack, whose places are of the bundle and help nobody.
const cut = ({ message, ...fault }: ProofFault): ProofFault => ({
  ...fault,
  message: (message.split("\n    at ")[0] ?? "").slice(0, longestMessage),
});
