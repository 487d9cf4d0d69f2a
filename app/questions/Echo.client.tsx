"use client";

import { useEffect, useRef, useState } from "react";
import { declareSymbols, toLatex, type Declarations, type Expression } from "numerics/expressions";

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
          <Typeset html={html} />
        </>
      )}
      {result !== null && "values" in result && (
        <span className="numbers text-ink-faint">= {valuesInWords(result.values)}</span>
      )}
    </div>
  );
}

/** A formula; one that is wider than the page scrolls, and then can be reached for that by keyboard. */
function Typeset({ html }: { html: string }) {
  const box = useRef<HTMLSpanElement>(null);
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setIsWide(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [html]);
  return (
    <span
      ref={box}
      tabIndex={isWide ? 0 : undefined}
      className="max-w-full min-w-0 overflow-x-auto overflow-y-hidden text-ink"
      dangerouslySetInnerHTML={{ __html: html }}
    />
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
