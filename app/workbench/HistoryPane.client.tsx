"use client";

import { ArrowLeftRight, History as HistoryIcon } from "lucide-react";
import { useId, useState, useSyncExternalStore } from "react";
import type { SubmissionSummary, SubmissionView } from "#server/submissions";
import { DiffView } from "../editor/DiffView.client";
import type { EditorChoice } from "../frame/preferenceCookie";
import { usePlainEditor } from "../frame/usePlainEditor.client";
import { toneText, wordsOf } from "../results/statusWords";
import { VerdictMark } from "../results/StatusMark";
import { Button } from "../ui/Button";
import { Moment } from "../ui/Moment.client";
import { formatPoints } from "../ui/points";
import type { DraftKeeper } from "./draftKeeper";
import type { LoadAnswer } from "./submissionDesk";
import { useSources } from "./useSources.client";

/** A side of a comparison: a submission's id, or one of the two texts that are no submission. */
type Side = string;
const current: Side = "current";
const starterSide: Side = "starter";

/** Everything ever handed in: what became of it, compared with anything else, and brought back. */
export function HistoryPane({
  submissions,
  timeZone,
  starter,
  keeper,
  editorPreference,
  load,
  reviewedIds,
  onRestore,
  onShowResults,
}: {
  submissions: readonly SubmissionSummary[];
  timeZone: string;
  starter: string;
  keeper: DraftKeeper;
  editorPreference: EditorChoice;
  load: (submissionId: string) => Promise<LoadAnswer>;
  /** Submissions on which a grader's review can be read. */
  reviewedIds: ReadonlySet<string>;
  onRestore: (source: string, what: string) => void;
  onShowResults: (submission: SubmissionView) => void;
}) {
  const [sides, setSides] = useState<{ before: Side; after: Side } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { sources, want, wantOnce } = useSources(load);
  const { isPlain } = usePlainEditor(editorPreference);
  const numberOf = (id: string) => submissions.length - submissions.findIndex((submission) => submission.id === id);

  const compare = (next: { before: Side; after: Side }) => {
    for (const side of [next.before, next.after]) if (side !== current && side !== starterSide) wantOnce(side);
    setSides(next);
  };
  const restore = async (id: string) => {
    const known = sources.get(id);
    const source = known?.state === "ready" ? known.text : await want(id);
    if (source === null) setTrouble("The submission could not be loaded, so your code is unchanged. Try again.");
    else onRestore(source, `Submission ${numberOf(id)} is back in the editor.`);
  };
  const showResults = async (id: string) => {
    try {
      const answer = await load(id);
      if (answer.ok) onShowResults(answer.submission);
      else setTrouble(answer.message);
    } catch {
      setTrouble("The server cannot be reached. Try again.");
    }
  };

  if (submissions.length === 0)
    return (
      <div className="flex h-full flex-col items-center justify-center gap-2 px-6 text-center text-ink-soft">
        <HistoryIcon className="size-6 text-ink-faint" aria-hidden="true" />
        <p className="font-medium text-ink">Nothing handed in yet</p>
        <p className="max-w-[44ch]">
          Each run and each submission will be listed here, to compare any two and to bring any of them back.
        </p>
      </div>
    );

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div role="status" className="px-4 text-xs text-wrong sm:px-6">
        {trouble !== null && <p className="py-2">{trouble}</p>}
      </div>
      <ol
        aria-label="Submissions, newest first"
        tabIndex={0}
        className={`relative min-h-0 overflow-y-auto px-2 focus-visible:-outline-offset-2 sm:px-3 ${sides === null ? "flex-1" : "max-h-[45%] shrink-0"}`}
      >
        {submissions.map((submission) => (
          <SubmissionRow
            key={submission.id}
            submission={submission}
            number={numberOf(submission.id)}
            timeZone={timeZone}
            isReviewed={reviewedIds.has(submission.id)}
            isCompared={sides?.before === submission.id || sides?.after === submission.id}
            onCompare={() => compare({ before: submission.id, after: current })}
            onRestore={() => void restore(submission.id)}
            onShowResults={() => void showResults(submission.id)}
          />
        ))}
      </ol>
      {sides !== null && (
        <Comparison
          sides={sides}
          submissions={submissions}
          numberOf={numberOf}
          onChange={compare}
          onClose={() => setSides(null)}
        >
          <ComparedTexts
            before={textOf(sides.before, starter, sources)}
            after={textOf(sides.after, starter, sources)}
            keeper={keeper}
            plain={isPlain}
          />
        </Comparison>
      )}
    </div>
  );
}

function SubmissionRow({
  submission,
  number,
  timeZone,
  isReviewed,
  isCompared,
  onCompare,
  onRestore,
  onShowResults,
}: {
  submission: SubmissionSummary;
  number: number;
  timeZone: string;
  isReviewed: boolean;
  isCompared: boolean;
  onCompare: () => void;
  onRestore: () => void;
  onShowResults: () => void;
}) {
  const { kind, status, score, maxScore } = submission;
  const words = status === null ? null : wordsOf(status, kind);
  return (
    <li
      className={`hairline-b flex flex-wrap items-center gap-x-3 gap-y-1 px-2 py-2 ${isCompared ? "bg-accent-soft/60" : ""}`}
    >
      <span className="numbers w-6 text-right text-ink-faint">{number}</span>
      <span className="min-w-40 flex-1">
        <span className="flex items-center gap-2">
          {words === null || status === null ? (
            <span className="text-accent">{submission.state === "queued" ? "Waiting" : "Running"}</span>
          ) : (
            <span className={`inline-flex items-center gap-1.5 font-medium ${toneText[words.tone]}`}>
              <VerdictMark status={status} className="size-4" />
              {words.word}
            </span>
          )}
          {kind === "submit" && score !== null && maxScore !== null && status !== "grader-failed" && (
            <span className="numbers text-ink-soft">
              {formatPoints(score)} / {formatPoints(maxScore)}
            </span>
          )}
        </span>
        <span className="block text-xs text-ink-faint">
          {kind === "run" ? "Run" : "Submitted"},{" "}
          <Moment at={submission.createdAt} timeZone={timeZone} show="distance" />
          {isReviewed && " · reviewed by a grader"}
        </span>
      </span>
      <span className="flex gap-1">
        <Button
          size="small"
          kind="quiet"
          onClick={onShowResults}
          disabled={status === null}
          aria-label={`Results of submission ${number}`}
        >
          Results
        </Button>
        <Button size="small" kind="quiet" onClick={onCompare} aria-label={`Compare submission ${number}`}>
          Compare
        </Button>
        <Button size="small" kind="quiet" onClick={onRestore} aria-label={`Restore submission ${number}`}>
          Restore
        </Button>
      </span>
    </li>
  );
}

function Comparison({
  sides,
  submissions,
  numberOf,
  onChange,
  onClose,
  children,
}: {
  sides: { before: Side; after: Side };
  submissions: readonly SubmissionSummary[];
  numberOf: (id: string) => number;
  onChange: (sides: { before: Side; after: Side }) => void;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const options = [
    { side: current, title: "Your code now" },
    ...submissions.map(({ id, kind }) => ({
      side: id,
      title: `${kind === "run" ? "Run" : "Submission"} ${numberOf(id)}`,
    })),
    { side: starterSide, title: "Starter" },
  ];
  return (
    <section aria-label="Comparison" className="flex min-h-0 flex-1 flex-col border-t border-line-strong/60">
      <div className="hairline-b flex flex-wrap items-center gap-2 px-3 py-2 text-xs sm:px-5">
        <SideChoice
          label="Before"
          value={sides.before}
          options={options}
          onChange={(before) => onChange({ ...sides, before })}
        />
        <Button
          size="small"
          kind="quiet"
          aria-label="Swap the two"
          onClick={() => onChange({ before: sides.after, after: sides.before })}
        >
          <ArrowLeftRight className="size-3.5" aria-hidden="true" />
        </Button>
        <SideChoice
          label="After"
          value={sides.after}
          options={options}
          onChange={(after) => onChange({ ...sides, after })}
        />
        <span className="flex-1" />
        <Button size="small" kind="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      <div className="min-h-0 flex-1">{children}</div>
    </section>
  );
}

function SideChoice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Side;
  options: readonly { side: Side; title: string }[];
  onChange: (side: Side) => void;
}) {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="text-ink-faint">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-7 rounded border border-line-strong/55 bg-surface px-1.5 pointer-coarse:h-10"
      >
        {options.map(({ side, title }) => (
          <option key={side} value={side}>
            {title}
          </option>
        ))}
      </select>
    </span>
  );
}

type Text =
  { state: "ready"; text: string } | { state: "current" } | { state: "loading" } | { state: "failed"; message: string };

function textOf(side: Side, starter: string, sources: ReturnType<typeof useSources>["sources"]): Text {
  if (side === current) return { state: "current" };
  if (side === starterSide) return { state: "ready", text: starter };
  return sources.get(side) ?? { state: "loading" };
}

function ComparedTexts({
  before,
  after,
  keeper,
  plain,
}: {
  before: Text;
  after: Text;
  keeper: DraftKeeper;
  plain: boolean;
}) {
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const failed = [before, after].find((text) => text.state === "failed");
  if (failed?.state === "failed") return <p className="px-5 py-3 text-wrong">{failed.message}</p>;
  const [left, right] = [before, after].map((text) =>
    text.state === "ready" ? text.text : text.state === "current" ? draft.text : null,
  );
  if (left === null || left === undefined || right === null || right === undefined)
    return <p className="after-a-moment px-5 py-3 text-ink-faint">Loading</p>;
  if (left === right) return <p className="px-5 py-3 text-ink-soft">The two are the same.</p>;
  return <DiffView before={left} after={right} label="Comparison of two versions" plain={plain} />;
}
