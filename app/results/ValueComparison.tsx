import type { Difference, Shown, ShownNumber } from "#server/studentVerdict";
import { FoldedRows } from "./FoldedRows.client";
import { MatrixPair } from "./MatrixPair";
import { alignAtPoint, digitsToTellApart, formatNumber } from "./numberColumns";

/** What was expected beside what came back: aligned numbers for vectors and matrices, text for anything else. */
export function ValueComparison({
  expected,
  got,
  difference,
}: {
  expected: Shown;
  got: Shown;
  difference: Difference | undefined;
}) {
  const sameShape = JSON.stringify(expected.shape ?? []) === JSON.stringify(got.shape ?? []);
  const rank = expected.shape?.length ?? 0;
  if (sameShape && expected.entries !== undefined && got.entries !== undefined) {
    const digits = difference === undefined ? undefined : digitsToTellApart(difference.expected, difference.got);
    if (rank === 1) return <VectorTable expected={expected} got={got} difference={difference} digits={digits} />;
    if (rank === 2) return <MatrixPair expected={expected} got={got} difference={difference} digits={digits} />;
  }
  return (
    <div>
      <dl className="grid w-fit max-w-full grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5">
        <TextRow label="Expected" shown={expected} />
        <TextRow label="Got" shown={got} />
      </dl>
      {!sameShape && (
        <p className="mt-1.5 text-ink-soft">
          The shapes differ: {shapeInWords(expected)} was expected, {shapeInWords(got)} came back.
        </p>
      )}
    </div>
  );
}

function TextRow({ label, shown }: { label: string; shown: Shown }) {
  return (
    <>
      <dt className="text-ink-faint">{label}</dt>
      <dd className="max-h-32 overflow-auto font-mono break-words whitespace-pre-wrap">{shown.text}</dd>
    </>
  );
}

function shapeInWords({ shape }: Shown): string {
  if (shape === undefined || shape.length === 0) return "a single value";
  if (shape.length === 1) return `a vector of length ${String(shape[0])}`;
  return `a ${shape.join(" × ")} matrix`;
}

function VectorTable({
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
  const wanted = expected.entries ?? [];
  const came = got.entries ?? [];
  const columns = {
    expected: alignAtPoint(wanted.map((value) => formatNumber(value, digits))),
    got: alignAtPoint(came.map((value) => formatNumber(value, digits))),
    off: alignAtPoint(wanted.map((value, index) => offBy(value, came[index]))),
  };
  const first = difference?.index[0];
  const marked = typeof first === "number" ? first : null;
  const length = expected.shape?.[0] ?? wanted.length;
  return (
    <>
      <FoldedRows
        marked={marked}
        rows={wanted.map((_, index) => ({
          index,
          expected: columns.expected[index] ?? "",
          got: columns.got[index] ?? "",
          off: columns.off[index] ?? "",
        }))}
      />
      {length > wanted.length && (
        <p className="mt-1 text-ink-faint">
          The first {wanted.length} of {length} entries.
        </p>
      )}
    </>
  );
}

function offBy(expected: ShownNumber, got: ShownNumber | undefined): string {
  if (typeof expected !== "number" || typeof got !== "number") return expected === got ? "0" : "";
  return formatNumber(got - expected, 3);
}
