import type { Difference, Shown } from "#server/studentVerdict";
import { alignAtPoint, formatNumber } from "./numberColumns";

/** Two matrices of the same shape side by side, in brackets, with the first differing entry marked in both. */
export function MatrixPair({
  expected,
  got,
  difference,
  digits,
}: {
  expected: Shown;
  got: Shown;
  difference: Difference | undefined;
  digits: number | undefined;
}) {
  const [row, column] = difference?.index ?? [];
  return (
    <div className="flex max-w-full flex-wrap items-start gap-x-6 gap-y-2 overflow-x-auto">
      <Matrix label="expected" shown={expected} row={row} column={column} digits={digits} />
      <Matrix label="got" shown={got} row={row} column={column} digits={digits} isGot />
    </div>
  );
}

function Matrix({
  label,
  shown,
  row,
  column,
  digits,
  isGot = false,
}: {
  label: string;
  shown: Shown;
  row: string | number | undefined;
  column: string | number | undefined;
  digits: number | undefined;
  isGot?: boolean;
}) {
  const columns = shown.shape?.[1] ?? 1;
  const entries = shown.entries ?? [];
  const rows = Math.ceil(entries.length / columns);
  const texts = entries.map((value) => formatNumber(value, digits));
  // Each column is aligned by itself, as a typesetter would.
  const aligned = Array.from({ length: columns }, (_, at) =>
    alignAtPoint(texts.filter((_text, index) => index % columns === at)),
  );
  const isCut = entries.length < (shown.shape ?? []).reduce((product, size) => product * size, 1);
  return (
    <figure>
      <figcaption className="mb-1 text-ink-faint">{label}</figcaption>
      <table className="border-x border-line-strong font-mono">
        <caption className="unseen">{label}</caption>
        <tbody>
          {Array.from({ length: rows }, (_, i) => (
            <tr key={i}>
              {aligned.map((cells, j) => {
                const isMarked = i === row && j === column;
                return (
                  <td
                    key={j}
                    className={`px-2 whitespace-pre ${isMarked ? `bg-wrong-soft ${isGot ? "font-semibold text-wrong" : ""}` : ""}`}
                  >
                    {cells[i]}
                    {isMarked && <span className="unseen"> first difference</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {isCut && (
        <p className="mt-1 text-ink-faint">
          The first {rows} of {shown.shape?.[0] ?? rows} rows.
        </p>
      )}
    </figure>
  );
}
