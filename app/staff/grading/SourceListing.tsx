/**
 * A program with its line numbers.
 *
 * @param prefix - line 3 has the id `<prefix>-3`
 */
export function SourceListing({ source, label, prefix }: { source: string; label: string; prefix: string }) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto rounded border border-line bg-surface py-2 font-mono text-xs/5 focus-visible:-outline-offset-2"
    >
      <ol>
        {source
          .replace(/\n$/, "")
          .split("\n")
          .map((line, index) => (
            <li
              key={index}
              id={`${prefix}-${index + 1}`}
              className="flex w-max min-w-full scroll-mt-24 target:bg-accent-soft"
            >
              <span aria-hidden="true" className="numbers w-10 shrink-0 pr-3 text-right text-ink-faint select-none">
                {index + 1}
              </span>
              <span className="pr-3 whitespace-pre">{line === "" ? " " : line}</span>
            </li>
          ))}
      </ol>
    </div>
  );
}
