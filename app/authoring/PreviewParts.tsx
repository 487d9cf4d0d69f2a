import type { PartPreview, ProblemPreview } from "#server/workspacePreview";
import { QuestionField } from "../questions/QuestionField";
import { letterOf } from "../questions/QuestionSheet";
import { Disclosure } from "../ui/Disclosure";
import { formatPoints } from "../ui/points";
import { HintsPane } from "../workbench/HintsPane.client";
import { PreviewField } from "./PreviewField.client";

/** The parts of a problem as its students see them, to be tried without handing anything in. */
export function PreviewParts({ problem }: { problem: ProblemPreview | null }) {
  if (problem === null)
    return (
      <p className="text-xs text-ink-faint">
        The parts appear here as soon as problem.ts could be read. That happens with the proof.
      </p>
    );
  return (
    <>
      <p className="mb-6 text-xs text-ink-soft">
        <span className="font-medium text-ink">{problem.title}</span> · in lists: {problem.summary}
      </p>
      <div className="space-y-10">
        {problem.parts.map((part, index) => (
          <Part key={part.key} part={part} letter={letterOf(index)} />
        ))}
      </div>
    </>
  );
}

function Part({ part, letter }: { part: PartPreview; letter: string }) {
  const titleId = `preview-${part.key}-title`;
  return (
    <section aria-labelledby={titleId}>
      <header className="flex items-baseline gap-3">
        <h3 id={titleId} className="min-w-0 flex-1 text-base font-semibold">
          <span className="text-ink-faint">({letter})</span> {part.title}
        </h3>
        <p className="numbers text-xs text-ink-soft">– / {formatPoints(part.points)}</p>
      </header>
      {part.kind === "code" ? <CodePart part={part} /> : <QuestionPart part={part} titleId={titleId} />}
      {part.hintsHtml.length > 0 && (
        <Disclosure summary="Hints">
          <HintsPane hintsHtml={part.hintsHtml} />
        </Disclosure>
      )}
      {part.afterwordHtml !== null && (
        <Disclosure summary="Afterword, shown once something was submitted">
          <div className="prose prose-small" dangerouslySetInnerHTML={{ __html: part.afterwordHtml }} />
        </Disclosure>
      )}
    </section>
  );
}

function CodePart({ part }: { part: Extract<PartPreview, { kind: "code" }> }) {
  return (
    <div className="mt-2 text-xs text-ink-soft">
      <p>Students export</p>
      <ul className="mt-1 space-y-0.5 font-mono wrap-break-word text-ink">
        {part.signatures.map((signature) => (
          <li key={signature}>{signature}</li>
        ))}
      </ul>
      {part.withheld.length > 0 && <p className="mt-2">The engine keeps back {part.withheld.join(", ")}.</p>}
    </div>
  );
}

function QuestionPart({ part, titleId }: { part: Exclude<PartPreview, { kind: "code" }>; titleId: string }) {
  const promptId = `preview-${part.key}-prompt`;
  return (
    <>
      {/* Rendered from the author's Markdown, which is sanitised there. */}
      <div id={promptId} className="prose mt-1" dangerouslySetInnerHTML={{ __html: part.promptHtml }} />
      <div className="mt-3">
        <PreviewField labelledBy={titleId} describedBy={promptId} isInert={part.kind === "upload"}>
          <QuestionField question={part} />
        </PreviewField>
      </div>
      <Disclosure summary="Explanation, shown with the solutions">
        <div className="prose prose-small" dangerouslySetInnerHTML={{ __html: part.explanationHtml }} />
      </Disclosure>
    </>
  );
}
