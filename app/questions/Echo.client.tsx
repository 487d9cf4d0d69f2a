"use client";

import { useEffect, useState } from "react";
import { declareSymbols, toLatex, type Declarations, type Expression } from "numerics/expressions";
import { WideHtml } from "./WideHtml.client";

export type EchoResult =
  { expression: Expression; declarations?: Declarations; values?: readonly number[] } | { fault: string };

const noSymbols = declareSymbols([]);

/** How what was typed is understood: typeset, with its value, or what is wrong with it. Keeps its place while empty. */
export function Echo({ result }: { result: EchoResult | null }) {
  const latex =
    result === null || "fault" in result ? null : toLatex(result.expression, result.declarations ?? noSymbols);
  const html = useTypeset(latex);
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-3 py-1 text-sm text-ink-soft">
      {result !== null && "fault" in result && <span className="text-partial">{result.fault}</span>}
      {latex !== null && (
        <>
          <span aria-hidden="true" className="text-ink-faint">
            read as
          </span>
          <WideHtml html={html} className="text-ink" />
        </>
      )}
      {result !== null && "values" in result && (
        <span className="numbers text-ink-faint">= {valuesInWords(result.values)}</span>
      )}
    </div>
  );
}

/** LaTeX of ours as HTML, once the typesetter is there. It is loaded when something is typed first. */
function useTypeset(latex: string | null): string {
  const [html, setHtml] = useState("");
  useEffect(() => {
    if (latex === null) return;
    let isWanted = true;
    void import("katex").then(({ default: katex }) => {
      if (isWanted) setHtml(katex.renderToString(latex, { throwOnError: false, trust: false }));
    });
    return () => {
      isWanted = false;
    };
  }, [latex]);
  return latex === null ? "" : html;
}

const shownAtMost = 12;

function valuesInWords(values: readonly number[]): string {
  const shown = values.slice(0, shownAtMost).map((value) => String(Number(value.toPrecision(6))));
  const text = [...shown, ...(values.length > shownAtMost ? ["…"] : [])].join(", ");
  return values.length === 1 ? text : `(${text})`;
}
