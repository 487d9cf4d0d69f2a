"use client";

import { useState } from "react";
import type { SubmissionSummary, SubmissionView } from "#server/submissions";
import { toneText, wordsOf } from "../results/statusWords";
import { Button } from "../ui/Button";
import { Disclosure } from "../ui/Disclosure";
import { Moment } from "../ui/Moment.client";
import { formatPoints } from "../ui/points";
import type { LoadAnswer } from "../workbench/submissionDesk";

/** Every answer handed in to a question, newest first, to read again and to bring back. */
export function EarlierAnswers({
  submissions,
  timeZone,
  load,
  onRestore,
}: {
  submissions: readonly SubmissionSummary[];
  timeZone: string;
  load: (submissionId: string) => Promise<LoadAnswer>;
  onRestore: (text: string, what: string) => void;
}) {
  const [opened, setOpened] = useState<ReadonlyMap<string, SubmissionView | string>>(new Map());
  if (submissions.length === 0) return null;
  const open = async (id: string) => {
    if (opened.get(id) !== undefined) return;
    const answer = await load(id).catch(() => ({ ok: false as const, message: "The server cannot be reached." }));
    setOpened((known) => new Map(known).set(id, answer.ok ? answer.submission : answer.message));
  };
  return (
    <Disclosure summary={`Earlier answers (${submissions.length})`}>
      <ol aria-label="Answers, newest first">
        {submissions.map(({ id, createdAt, status, score, maxScore }, index) => {
          const shown = opened.get(id);
          const words = status === null ? null : wordsOf(status, "submit", maxScore);
          return (
            <li key={id}>
              <Disclosure
                onOpen={() => void open(id)}
                summary={
                  <span className="flex flex-wrap items-center gap-x-3">
                    <span className="numbers text-ink-faint">{submissions.length - index}</span>
                    <span className={words === null ? "text-ink-soft" : toneText[words.tone]}>
                      {words === null ? "Waiting" : words.word}
                    </span>
                    {score !== null && maxScore !== null && maxScore > 0 && (
                      <span className="numbers text-ink-soft">
                        {formatPoints(score)} / {formatPoints(maxScore)}
                      </span>
                    )}
                    <span className="text-xs text-ink-faint">
                      <Moment at={createdAt} timeZone={timeZone} show="distance" />
                    </span>
                  </span>
                }
              >
                {shown === undefined ? (
                  <p className="text-ink-faint">Loading</p>
                ) : typeof shown === "string" ? (
                  <p className="text-partial">{shown}</p>
                ) : (
                  <div className="space-y-2">
                    <div className="prose prose-small" dangerouslySetInnerHTML={{ __html: shown.answerHtml ?? "" }} />
                    <Button
                      size="small"
                      onClick={() => onRestore(shown.text, `Answer ${submissions.length - index} is back.`)}
                    >
                      Bring it back
                    </Button>
                  </div>
                )}
              </Disclosure>
            </li>
          );
        })}
      </ol>
    </Disclosure>
  );
}
