import { diffLines, type DiffLine } from "./lineDiff";

const context = 3;

/** Two texts as one list of lines, each said to be the same, removed or added; long unchanged stretches are left out. */
export function PlainDiff({ before, after, label }: { before: string; after: string; label: string }) {
  const lines = diffLines(before, after);
  const rows = withFolds(lines);
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="h-full overflow-auto bg-surface py-1 font-mono text-xs/5 focus-visible:-outline-offset-2"
    >
      <table className="min-w-full border-collapse">
        <thead className="unseen">
          <tr>
            <th>Line before</th>
            <th>Line after</th>
            <th>Change</th>
            <th>Text</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === "fold" ? (
              <tr key={`fold${row.key}`} className="text-ink-faint">
                <td colSpan={4} className="bg-sunken px-3 py-0.5 font-sans">
                  {row.count} unchanged lines
                </td>
              </tr>
            ) : (
              <tr key={keyOf(row)} className={rowClass[row.kind]}>
                <td className="w-10 pr-2 text-right align-top text-ink-faint select-none">
                  {row.kind === "added" ? "" : row.before}
                </td>
                <td className="w-10 pr-3 text-right align-top text-ink-faint select-none">
                  {row.kind === "removed" ? "" : row.after}
                </td>
                <td className="w-4 align-top select-none">
                  <span aria-hidden="true">{sign[row.kind]}</span>
                  <span className="unseen">{row.kind}</span>
                </td>
                <td className="pr-3 whitespace-pre">{row.text}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

const sign = { same: " ", removed: "−", added: "+" } as const;
const rowClass = { same: "", removed: "bg-wrong-soft", added: "bg-accepted-soft" } as const;

const keyOf = (line: DiffLine): string =>
  line.kind === "added" ? `+${line.after}` : line.kind === "removed" ? `-${line.before}` : `=${line.before}`;

function withFolds(lines: DiffLine[]): (DiffLine | { kind: "fold"; key: number; count: number })[] {
  const near = new Set<number>();
  lines.forEach((line, index) => {
    if (line.kind === "same") return;
    for (let offset = -context; offset <= context; offset++) near.add(index + offset);
  });
  const rows: (DiffLine | { kind: "fold"; key: number; count: number })[] = [];
  let hidden = 0;
  lines.forEach((line, index) => {
    if (near.has(index)) {
      if (hidden > 0) rows.push({ kind: "fold", key: index, count: hidden });
      hidden = 0;
      rows.push(line);
    } else hidden++;
  });
  if (hidden > 0) rows.push({ kind: "fold", key: lines.length, count: hidden });
  return rows;
}
