"use client";

import { useState, type CSSProperties, type ReactNode } from "react";
import type { CodePartView, ItemView } from "#server/items";
import type { SubmissionSummary, SubmissionView } from "#server/submissions";
import type { EditorHandle } from "../editor/editorHandle";
import type { Preferences } from "../frame/preferenceCookie";
import { usePreference } from "../frame/usePreferences.client";
import type { Feedback } from "../reviews/feedback";
import { ResultsHeadline } from "../results/ResultsHeadline";
import { ActionBar } from "./ActionBar.client";
import { Announcer } from "./Announcer.client";
import { EditorPane } from "./EditorPane.client";
import { HintsPane } from "./HintsPane.client";
import { HistoryPane } from "./HistoryPane.client";
import { PaneTabs, panelProps, type PaneTab } from "./PaneTabs.client";
import { ReferencePane } from "./ReferencePane.client";
import { ResultsPane } from "./ResultsPane.client";
import { Splitter } from "./Splitter.client";
import type { DeskState, SubmissionKind } from "./submissionDesk";
import { useChords } from "./useChords.client";
import { useIsNarrow } from "./useIsNarrow.client";
import { usePartWork, type PartActions } from "./usePartWork.client";
import styles from "./workbench.module.css";

type Pane = "statement" | "code" | "results";
type Reading = "statement" | "hints" | "history" | "reference";

/** The screen people live in: the statement beside the editor, and the results below it. */
export function Workbench({
  item,
  part,
  latest,
  personId,
  actions,
  feedback,
  preferences,
  children: statement,
}: {
  item: ItemView;
  part: CodePartView;
  /** The newest submission with its verdict, to begin with. */
  latest: SubmissionView | null;
  personId: string;
  actions: PartActions;
  /** What people said about submissions of this item. */
  feedback: Feedback;
  preferences: Preferences;
  children: ReactNode;
}) {
  const [pane, setPane] = useState<Pane>("statement");
  const [reading, setReading] = useState<Reading>("statement");
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  const [statementWidth, setStatementWidth] = usePreference("statementWidth", preferences.statementWidth);
  const [editorHeight, setEditorHeight] = usePreference("editorHeight", preferences.editorHeight);
  const isNarrow = useIsNarrow();

  const { keeper, desk, deskState } = usePartWork({ item, part, latest, personId, actions });

  const send = (kind: SubmissionKind) => {
    if (isNarrow) setPane("results");
    void desk.send(kind, keeper.state().text);
  };
  useChords({ onRun: () => send("run"), onSubmit: () => send("submit") });

  const showPlace = (place: { line: number; column: number }) => {
    setPane("code");
    // On a phone the editor is hidden until the next frame, and what is hidden takes no focus.
    requestAnimationFrame(() => editor?.show(place));
  };
  const restore = (source: string, what: string) => {
    keeper.replace(source, what);
    setPane("code");
    requestAnimationFrame(() => editor?.focus());
  };

  // Wide: only what is read has tabs. Narrow: everything is a panel of the one row of tabs.
  const tabs = isNarrow ? "bench" : "reading";
  const showNewest = async () => {
    const newest = part.submissions[0];
    const answer = newest === undefined ? null : await actions.loadSubmission(newest.id);
    if (answer?.ok === true) desk.show(answer.submission);
  };

  const roleOf = (id: Pane, name: string) =>
    isNarrow ? panelProps("bench", id) : ({ role: "region", "aria-label": name } as const);
  const readingTabs: PaneTab<Reading>[] = [
    { id: "statement", title: "Statement" },
    ...(part.hintsHtml.length === 0 ? [] : [{ id: "hints" as const, title: "Hints" }]),
    { id: "history", title: <HistoryTitle count={part.submissions.length} /> },
    ...(part.reference === null ? [] : [{ id: "reference" as const, title: "Reference" }]),
  ];
  const sizes = { "--statement-width": `${statementWidth}%`, "--editor-height": `${editorHeight}%` } as CSSProperties;
  const testCount = part.publicTests.length + part.hiddenTestCount;

  return (
    <div className={styles["bench"]} style={sizes} data-pane={pane}>
      <PaneTabs
        label="Parts of the page"
        prefix="bench"
        chosen={pane === "statement" ? reading : pane}
        onChoose={(tab) => {
          if (tab === "code" || tab === "results") setPane(tab);
          else {
            setPane("statement");
            setReading(tab);
          }
        }}
        className={`hairline-b overflow-x-auto px-1 ${styles["tabs"] ?? ""}`}
        tabs={[
          { id: "statement", title: "Statement" },
          { id: "code", title: "Code" },
          { id: "results", title: "Results" },
          ...readingTabs.slice(1),
        ]}
      />

      <section aria-label="Statement and history" className={`${styles["pane"] ?? ""} ${styles["statement"] ?? ""}`}>
        <PaneTabs
          label="What to read"
          prefix="reading"
          chosen={reading}
          onChoose={setReading}
          className="hairline-b px-2 max-md:hidden"
          tabs={readingTabs}
        />
        <div
          {...panelProps(tabs, "statement")}
          hidden={reading !== "statement"}
          tabIndex={0}
          className="relative min-h-0 flex-1 overflow-y-auto px-4 py-5 focus-visible:-outline-offset-2 sm:px-6"
        >
          {statement}
        </div>
        {part.hintsHtml.length > 0 && (
          <div
            {...panelProps(tabs, "hints")}
            hidden={reading !== "hints"}
            tabIndex={0}
            className="relative min-h-0 flex-1 overflow-y-auto px-4 py-5 focus-visible:-outline-offset-2 sm:px-6"
          >
            <HintsPane hintsHtml={part.hintsHtml} />
          </div>
        )}
        <div {...panelProps(tabs, "history")} hidden={reading !== "history"} className="min-h-0 flex-1">
          {reading === "history" && (
            <HistoryPane
              submissions={part.submissions}
              timeZone={item.timeZone}
              starter={part.starter}
              keeper={keeper}
              editorPreference={preferences.editor}
              load={actions.loadSubmission}
              reviewedIds={new Set(feedback.reviews.map((review) => review.submissionId))}
              onRestore={restore}
              onShowResults={(submission) => {
                desk.show(submission);
                setPane("results");
              }}
            />
          )}
        </div>
        {part.reference !== null && (
          <div {...panelProps(tabs, "reference")} hidden={reading !== "reference"} className="min-h-0 flex-1">
            {reading === "reference" && (
              <ReferencePane source={part.reference.source} keeper={keeper} editorPreference={preferences.editor} />
            )}
          </div>
        )}
      </section>

      <Splitter
        label="Width of the statement"
        direction="vertical"
        size={statementWidth}
        usual={44}
        onChange={setStatementWidth}
        className={`${styles["splitter"] ?? ""} ${styles["vertical"] ?? ""}`}
      />

      <div {...roleOf("code", "Code")} className={`${styles["pane"] ?? ""} ${styles["editor"] ?? ""}`}>
        <EditorPane
          keeper={keeper}
          desk={desk}
          path={`${part.signatures[0]?.name ?? "answer"}.ts`}
          withheld={part.withheld}
          label={`Your code for ${item.title}`}
          editorPreference={preferences.editor}
          attach={setEditor}
          onNextError={() => editor?.showNextError()}
        />
      </div>

      <Splitter
        label="Height of the editor"
        direction="horizontal"
        size={editorHeight}
        usual={56}
        onChange={setEditorHeight}
        className={`${styles["splitter"] ?? ""} ${styles["horizontal"] ?? ""}`}
      />

      <ActionBar
        className={styles["actions"] ?? ""}
        headline={<ResultsHeadline desk={deskState} testCount={testCount} />}
        isSending={deskState.phase === "sending"}
        canSubmit={item.canSubmit}
        onRun={() => send("run")}
        onSubmit={() => send("submit")}
        onShowResults={() => setPane("results")}
      />

      <div {...roleOf("results", "Results")} className={`${styles["pane"] ?? ""} ${styles["results"] ?? ""}`}>
        <ResultsPane
          state={deskState}
          publicTests={part.publicTests}
          hiddenTestCount={part.hiddenTestCount}
          afterwordHtml={part.afterwordHtml}
          partId={part.id}
          feedback={feedback}
          timeZone={item.timeZone}
          older={olderThanNewest(deskState, part.submissions)}
          onShowNewest={() => void showNewest()}
          onShowPlace={showPlace}
          onDismiss={() => desk.dismiss()}
          onHurry={() => desk.hurry()}
        />
      </div>
      <Announcer state={deskState} />
    </div>
  );
}

/** The number of the submission on screen when it is not the newest one, as the history counts them. */
function olderThanNewest(state: DeskState, submissions: readonly SubmissionSummary[]): number | null {
  if (state.phase !== "graded") return null;
  const index = submissions.findIndex((submission) => submission.id === state.submission.id);
  return index > 0 ? submissions.length - index : null;
}

function HistoryTitle({ count }: { count: number }) {
  return (
    <>
      History
      {count > 0 && (
        <span className="numbers text-xs text-ink-faint">
          <span className="unseen">, submissions: </span>
          {count}
        </span>
      )}
    </>
  );
}
