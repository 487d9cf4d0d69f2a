import type { ShownAnswer } from "#server/groupsScreen";

/** An answer as its student handed it in. */
export function AnswerText({ shown: { answer }, label }: { shown: ShownAnswer; label: string }) {
  if (answer.kind === "question") return <div className="prose" dangerouslySetInnerHTML={{ __html: answer.html }} />;
  return (
    <pre
      role="region"
      aria-label={label}
      tabIndex={0}
      className="max-h-96 overflow-auto rounded border border-line bg-surface p-3 font-mono text-xs/5"
    >
      <code>{answer.source}</code>
    </pre>
  );
}
