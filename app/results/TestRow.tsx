import { ChartSpline, ChevronRight, EyeOff } from "lucide-react";
import type { StudentTest } from "#server/studentVerdict";
import { formatPoints } from "../ui/points";
import { FailureDetails } from "./FailureDetails";
import { FigureView } from "./figures/FigureView.client";
import { TestMark, testWord, type ShownTestStatus } from "./StatusMark";

/** A line of the list of tests before its result is known: what is pending, or has just arrived. */
export interface TestLine {
  name: string;
  isHidden: boolean;
  status: ShownTestStatus;
  points: number | null;
  maxPoints: number | null;
  hasFigure?: boolean;
}

/** One line: mark, name, points. The height is the same before and after the result arrives. */
export function TestLineRow({ line }: { line: TestLine }) {
  return (
    <li className="hairline-b last:border-b-0">
      <LineContent line={line} />
    </li>
  );
}

/** One finished test. A public one opens into what went wrong, and into what the code did, drawn. */
export function TestRow({
  test,
  isOpen,
  onShowPlace,
}: {
  test: StudentTest;
  isOpen: boolean;
  onShowPlace: (place: { line: number; column: number }) => void;
}) {
  const line: TestLine = {
    name: test.name,
    isHidden: test.visibility !== "public",
    status: test.status,
    points: test.points,
    maxPoints: test.maxPoints,
    hasFigure: test.figures !== undefined,
  };
  const showsHint = test.hint !== undefined && test.status !== "passed";
  const { message, failure, output, figures } = test;
  const hasDetails = [message, failure, output, figures].some((detail) => detail !== undefined) || showsHint;
  if (!hasDetails) return <TestLineRow line={line} />;
  return (
    <li className="hairline-b last:border-b-0">
      <details open={isOpen} className="group">
        <summary className="rounded-sm hover:bg-hover/60 focus-visible:-outline-offset-2">
          <LineContent line={line} opens />
        </summary>
        <div className="space-y-2.5 pr-2 pb-3 pl-6 sm:pl-10">
          {message !== undefined && <p className="max-w-[70ch] whitespace-pre-line">{message}</p>}
          {showsHint && <p className="max-w-[70ch] text-ink-soft">{test.hint}</p>}
          {failure !== undefined && <FailureDetails failure={failure} onShowPlace={onShowPlace} />}
          {figures?.map((figure, index) => (
            <FigureView key={index} figure={figure} />
          ))}
          {output !== undefined && (
            <div className="text-xs">
              <p className="text-ink-faint">Printed by your code</p>
              <pre
                tabIndex={0}
                className="mt-0.5 max-h-40 overflow-auto rounded bg-sunken px-2.5 py-1.5 font-mono whitespace-pre-wrap"
              >
                {output}
              </pre>
            </div>
          )}
        </div>
      </details>
    </li>
  );
}

function LineContent({ line, opens = false }: { line: TestLine; opens?: boolean }) {
  const isPending = line.status === "pending";
  const showsWord = !["passed", "failed", "pending", "running"].includes(line.status);
  return (
    <span className="flex min-h-8 items-center gap-2 px-2 py-1">
      {opens ? (
        <ChevronRight
          className="size-3.5 shrink-0 text-ink-faint transition-transform group-open:rotate-90"
          aria-hidden="true"
        />
      ) : (
        <span className="w-3.5 shrink-0" />
      )}
      <TestMark status={line.status} />
      {/* On a phone the words stand below the name, which would otherwise be squeezed between them and the mark. */}
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 sm:flex-nowrap">
        <span className={`min-w-0 grow basis-full sm:basis-0 ${isPending ? "text-ink-faint" : ""}`}>
          {line.name}
          {showsWord && (
            <span className={line.status === "not-run" ? "text-ink-faint" : "text-wrong"} aria-hidden="true">
              {" "}
              · {testWord(line.status)}
            </span>
          )}
        </span>
        {line.hasFigure === true && (
          <span className="flex shrink-0 items-center gap-1 text-xs text-ink-faint" title="Drawn below">
            <ChartSpline className="size-3.5" aria-hidden="true" />
            figure
          </span>
        )}
        {line.isHidden && (
          <span
            className="flex shrink-0 items-center gap-1 text-xs text-ink-faint"
            title="Students do not see its inputs"
          >
            <EyeOff className="size-3.5" aria-hidden="true" />
            hidden
          </span>
        )}
      </span>
      {line.maxPoints !== null && (
        <span className="numbers w-14 shrink-0 text-right text-ink-soft">
          {line.points === null ? (
            <span className="text-ink-faint">{formatPoints(line.maxPoints)}</span>
          ) : (
            <>
              {formatPoints(line.points)}
              <span className="text-ink-faint"> / {formatPoints(line.maxPoints)}</span>
            </>
          )}
        </span>
      )}
    </span>
  );
}
