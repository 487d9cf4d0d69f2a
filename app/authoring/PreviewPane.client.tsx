"use client";

import { useEffect, useEffectEvent, useState, type ReactNode } from "react";
import { Disclosure } from "../ui/Disclosure";
import { FormulaStyles } from "../ui/FormulaStyles";
import type { PartsAnswer, StatementAnswer } from "./authorActions";
import type { Files } from "./mergeFiles";

const quietMs = 500;

/** What students will see: the statement as it is typed, the parts as the newest proof read them. */
export function PreviewPane({
  files,
  partsKey,
  isPartsOld,
  publicTests,
  initialParts,
  previewStatement,
  previewParts,
}: {
  files: Files;
  /** Changes with the definition. */
  partsKey: string;
  /** problem.ts is newer than what is shown of it. */
  isPartsOld: boolean;
  publicTests: readonly { name: string; points: number }[];
  initialParts: ReactNode;
  previewStatement: (markdown: string) => Promise<StatementAnswer>;
  previewParts: () => Promise<PartsAnswer>;
}) {
  const statement = useStatement(files["statement.md"] ?? "", previewStatement);
  const parts = useParts(partsKey, initialParts, previewParts);
  const starter = files["starter.ts"];
  return (
    <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 py-4 focus-visible:-outline-offset-2">
      <h2 className="unseen">Student preview</h2>
      <FormulaStyles />
      {statement === null ? (
        <p className="after-a-moment text-ink-faint">Loading</p>
      ) : (
        <>
          {statement.trouble !== null && <p className="mb-3 text-xs text-partial">{statement.trouble}</p>}
          {statement.problems.map((problem, index) => (
            <p key={index} className="mb-2 text-xs text-wrong">
              {problem}
            </p>
          ))}
          <article
            aria-label="Statement"
            aria-busy={statement.isOld}
            className={`prose ${statement.isOld ? "opacity-60" : ""}`}
            // Rendered and sanitised by the server.
            dangerouslySetInnerHTML={{ __html: statement.html }}
          />
        </>
      )}
      <section aria-label="Parts" className="hairline-t mt-6 pt-4">
        {isPartsOld && (
          <p className="mb-2 text-xs text-ink-faint">As the last proof read problem.ts; the next one reads it anew.</p>
        )}
        {parts}
      </section>
      {starter !== undefined && (
        <Disclosure summary="What the editor opens with" isOpen>
          <pre tabIndex={0} className="overflow-x-auto rounded bg-sunken p-3 font-mono text-xs/5">
            {starter}
          </pre>
        </Disclosure>
      )}
      {publicTests.length > 0 && (
        <Disclosure summary={`Public tests (${publicTests.length})`} isOpen>
          <ul className="space-y-0.5 text-xs text-ink-soft">
            {publicTests.map(({ name, points }) => (
              <li key={name} className="flex gap-3">
                <span className="min-w-0 flex-1">{name}</span>
                <span className="numbers">{points}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

interface Shown {
  markdown: string;
  html: string;
  problems: string[];
  trouble: string | null;
}

/** The latest there is: of this text, or of the one before it while this one is on its way. */
function useStatement(
  markdown: string,
  ask: (markdown: string) => Promise<StatementAnswer>,
): (Shown & { isOld: boolean }) | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const preview = useEffectEvent(ask);
  const isKnown = shown !== null && shown.markdown === markdown && shown.trouble === null;
  useEffect(() => {
    if (isKnown) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      void preview(markdown)
        .catch((): StatementAnswer => ({ ok: false, message: "A preview is not available while the server is away." }))
        .then((answer) => {
          if (!isWanted) return;
          setShown((before) =>
            answer.ok
              ? { markdown, html: answer.html, problems: answer.problems, trouble: null }
              : { markdown, html: before?.html ?? "", problems: [], trouble: answer.message },
          );
        });
    }, quietMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
    // A preview that failed is asked for again with the next change of the text.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [markdown]);
  return shown === null ? null : { ...shown, isOld: shown.markdown !== markdown };
}

function useParts(key: string, initial: ReactNode, ask: () => Promise<PartsAnswer>): ReactNode {
  const [shown, setShown] = useState({ key, parts: initial });
  const preview = useEffectEvent(ask);
  useEffect(() => {
    if (shown.key === key) return;
    let isWanted = true;
    void preview().then(
      (answer) => {
        if (isWanted && answer.ok) setShown({ key, parts: answer.parts });
      },
      // What was shown before stays; the next proof asks again.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [key, shown.key]);
  return shown.parts;
}
