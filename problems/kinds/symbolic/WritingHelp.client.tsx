"use client";

import type { ShownSymbol } from "./shown";
import { spellings } from "./spellings";

/** Which symbols an answer may use, and how to write what stands between them. */
export function WritingHelp({ symbols }: { symbols: readonly ShownSymbol[] }) {
  return (
    <>
      <p className="text-xs text-ink-soft">You may use</p>
      <ul aria-label="You may use" className="mt-0.5 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-ink-soft">
        {symbols.map(({ name, html, words }) => (
          <li key={name} className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
            <code className="font-mono text-ink">{name}</code>
            {/* Typeset by the publishing pipeline, which sanitises it. */}
            <span aria-hidden="true" className="prose prose-small" dangerouslySetInnerHTML={{ __html: html }} />
            <span>{words}</span>
          </li>
        ))}
      </ul>
      <details className="mt-1 text-xs">
        <summary className="flex min-h-9 cursor-pointer items-center text-ink-soft hover:text-ink pointer-coarse:min-h-11">
          How to write it
        </summary>
        <div className="overflow-x-auto pb-2">
          <table className="w-full text-left">
            <thead className="text-ink-faint">
              <tr className="hairline-b">
                <th className="py-1 pr-4 font-normal">To write</th>
                <th className="py-1 pr-4 font-normal">type</th>
                <th className="py-1 font-normal">or LaTeX</th>
              </tr>
            </thead>
            <tbody>
              {spellings.map(({ what, typed, latex }) => (
                <tr key={what} className="hairline-b align-baseline">
                  <th scope="row" className="py-1 pr-4 font-normal text-ink-soft">
                    {what}
                  </th>
                  <td className="py-1 pr-4">
                    <Codes codes={typed} />
                  </td>
                  <td className="py-1">
                    <Codes codes={latex} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="text-ink-soft">
          Write what divides in parentheses: <code className="font-mono">1/(2 a)</code> is not{" "}
          <code className="font-mono">1/2 a</code>.
        </p>
      </details>
    </>
  );
}

const Codes = ({ codes }: { codes: readonly string[] }) => (
  <span className="flex flex-wrap gap-x-3">
    {codes.map((code) => (
      <code key={code} className="font-mono">
        {code}
      </code>
    ))}
  </span>
);
