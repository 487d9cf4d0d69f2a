import type { SimilarityRunSummary } from "#server/similarityRuns";
import { Moment } from "../../../ui/Moment.client";
import { RunWatch } from "./RunWatch.client";

/** How a run stands, in words; while it is under way, with its progress. */
export function RunState({ run, timeZone }: { run: SimilarityRunSummary; timeZone: string }) {
  switch (run.state) {
    case "queued":
      return <span className="text-ink-soft">Waiting for a worker</span>;
    case "running":
      return (
        <span className="flex items-center gap-2 text-ink-soft">
          <span
            role="progressbar"
            aria-label="Comparison"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(run.progress * 100)}
            className="h-1 w-32 overflow-hidden rounded-full bg-line"
          >
            <span className="block h-full rounded-full bg-accent" style={{ width: `${run.progress * 100}%` }} />
          </span>
          <span className="numbers">{Math.round(run.progress * 100)} % compared</span>
        </span>
      );
    case "done":
      return (
        <span className="text-ink-soft">
          {run.compared} answers compared, <Moment at={run.finishedAt ?? run.createdAt} timeZone={timeZone} />
        </span>
      );
    case "failed":
      return (
        <span className="text-ours">
          The comparison failed on our side, incident <span className="font-mono select-all">{run.incidentId}</span>.
          The answers are safe; start it again.
        </span>
      );
  }
}

/** Keeps a page up to date while one of the runs on it is under way. */
export function Watch({ runs }: { runs: readonly (SimilarityRunSummary | null)[] }) {
  return runs.some((run) => run?.state === "queued" || run?.state === "running") ? <RunWatch /> : null;
}
