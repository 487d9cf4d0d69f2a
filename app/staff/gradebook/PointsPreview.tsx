import type { OverridePreview } from "#server/overrideImport";

/** What a file would change, and what of it can change nothing. */
export function PointsPreview({ preview: { changes, unchanged, problems } }: { preview: OverridePreview }) {
  return (
    <div className="space-y-4">
      {problems.length > 0 && (
        <section aria-labelledby="problems">
          <h2 id="problems" className="font-medium">
            {problems.length === 1 ? "One thing cannot be set" : `${problems.length} things cannot be set`}
          </h2>
          <ul className="mt-1 max-h-60 list-disc overflow-y-auto pl-5" tabIndex={0} aria-labelledby="problems">
            {problems.map((problem, index) => (
              <li key={index} className="wrap-anywhere">
                {problem}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="changes">
        <h2 id="changes" className="font-medium">
          {changes.length === 0
            ? "The file changes nothing"
            : changes.length === 1
              ? "One number changes"
              : `${changes.length} numbers change`}
        </h2>
        {unchanged > 0 && (
          <p className="text-xs text-ink-faint">
            {unchanged === 1
              ? "One cell says what stands there already."
              : `${unchanged} cells say what stands there already.`}
          </p>
        )}
        {changes.length > 0 && (
          <div
            className="mt-1 max-h-96 overflow-auto rounded border border-line"
            tabIndex={0}
            role="region"
            aria-labelledby="changes"
          >
            <table className="numbers w-full text-left">
              <thead className="sticky top-0 bg-sunken text-xs">
                <tr>
                  <th className="px-2 py-1 font-medium">Student</th>
                  <th className="px-2 py-1 font-medium">Column</th>
                  <th className="px-2 py-1 text-right font-medium">Now</th>
                  <th className="px-2 py-1 text-right font-medium">Then</th>
                  <th className="px-2 py-1 text-right font-medium">Of</th>
                </tr>
              </thead>
              <tbody>
                {changes.map(({ userId, name, email, column, from, to, points }) => (
                  <tr key={`${userId} ${column}`} className="hairline-t">
                    <td className="px-2 py-1" title={email}>
                      {name}
                    </td>
                    <td className="px-2 py-1">{column}</td>
                    <td className="px-2 py-1 text-right">{from ?? "–"}</td>
                    <td className="px-2 py-1 text-right font-medium">{to}</td>
                    <td className="px-2 py-1 text-right text-ink-faint">{points}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  );
}
