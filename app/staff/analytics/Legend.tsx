import type { ReactNode } from "react";

/** What the marks of a chart mean, each with its mark. */
export const Legend = ({ entries }: { entries: readonly { text: string; mark: ReactNode }[] }) => (
  <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-xs text-ink-soft">
    {entries.map(({ text, mark }) => (
      <li key={text} className="flex items-center gap-1.5">
        <svg width={14} height={14} aria-hidden="true" className="shrink-0">
          {mark}
        </svg>
        {text}
      </li>
    ))}
  </ul>
);
