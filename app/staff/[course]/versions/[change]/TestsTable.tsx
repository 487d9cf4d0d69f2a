import type { VersionPreview } from "#server/versionPreview";
import { resultWords } from "../words";

/** The tests whose results differ between the two versions, the ones that touch most answers first. */
export function TestsTable({ tests }: { tests: VersionPreview["tests"] }) {
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label="Tests that differ">
      <table className="w-full">
        <thead className="text-left text-xs text-ink-faint">
          <tr className="hairline-b">
            <th scope="col" className="px-2 py-1.5 font-medium">
              Test
            </th>
            <th scope="col" className="px-2 py-1.5 font-medium">
              Result
            </th>
            <th scope="col" className="px-2 py-1.5 text-right font-medium">
              Answers
            </th>
            <th scope="col" className="px-2 py-1.5 text-right font-medium">
              Students
            </th>
          </tr>
        </thead>
        <tbody>
          {tests.map(({ partKey, test, before, after, answers, people }) => (
            <tr key={`${partKey} ${test ?? ""} ${before ?? ""} ${after ?? ""}`} className="hairline-b">
              <th scope="row" className="min-w-40 px-2 py-1.5 text-left font-normal wrap-anywhere">
                {test ?? "The verdict as a whole"} <span className="text-xs text-ink-faint">{partKey}</span>
              </th>
              <td className="px-2 py-1.5 whitespace-nowrap">
                {resultWords(before)} → {resultWords(after)}
              </td>
              <td className="numbers px-2 py-1.5 text-right">{answers}</td>
              <td className="numbers px-2 py-1.5 text-right">{people}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
