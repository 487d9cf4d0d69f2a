"use client";

import { useId, useState } from "react";
import { readNumber } from "numerics/expressions";
import { tickText } from "../results/figures/plotFrame";
import { coordinatesOf, type Coordinate, type Point, type Rail, type Spans } from "./handleMoves";

/** A drawing in numbers, to read and to change. */
export function CoordinateTable({
  handles,
  spans,
  onMove,
}: {
  handles: readonly { name: string; at: Point; rail: Rail }[];
  spans: Spans;
  onMove: (index: number, to: Point) => void;
}) {
  const [first] = handles;
  if (first === undefined) return null;
  return (
    <table className="self-start text-sm">
      <caption className="unseen">The points in numbers</caption>
      <thead>
        <tr className="text-left text-xs text-ink-soft">
          <th scope="col" className="pr-4 font-normal">
            <span className="unseen">Which</span>
          </th>
          {coordinatesOf(first.rail, spans).map(({ name }) => (
            <th key={name} scope="col" className="pr-2 font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {handles.map(({ name, at, rail }, index) => (
          <tr key={index}>
            <th scope="row" className="numbers pr-4 text-left font-normal whitespace-nowrap text-ink-soft">
              {name}
            </th>
            {coordinatesOf(rail, spans).map((coordinate) => (
              <td key={coordinate.name} className="py-0.5 pr-2 align-top">
                <CoordinateField
                  label={`${name}, ${coordinate.name}`}
                  coordinate={coordinate}
                  value={coordinate.of(at)}
                  onChange={(value) => {
                    onMove(index, coordinate.put(at, value));
                  }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CoordinateField({
  label,
  coordinate: { span },
  value,
  onChange,
}: {
  label: string;
  coordinate: Coordinate;
  value: number;
  onChange: (value: number) => void;
}) {
  const id = useId();
  // What stands in the field while somebody types there, which need not be a number yet.
  const [typed, setTyped] = useState<string>();
  const read = (text: string): number | undefined => {
    const number = readNumber(text);
    const entry = number.ok && number.value.shape.length === 0 ? number.value.entries[0] : undefined;
    return entry !== undefined && entry >= span.from && entry <= span.to ? entry : undefined;
  };
  const isFaulty = typed !== undefined && read(typed) === undefined;
  return (
    <>
      <input
        type="text"
        value={typed ?? String(Number(value.toFixed(4)) + 0)}
        onChange={(event) => {
          const { value: text } = event.currentTarget;
          setTyped(text);
          const number = read(text);
          if (number !== undefined) onChange(number);
        }}
        onBlur={() => {
          if (!isFaulty) setTyped(undefined);
        }}
        aria-label={label}
        aria-invalid={isFaulty}
        aria-describedby={isFaulty ? id : undefined}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className="numbers h-9 w-24 rounded border border-line-strong/55 bg-surface px-2 text-right text-ink hover:border-line-strong aria-invalid:border-partial pointer-coarse:h-11"
      />
      {isFaulty && (
        <p id={id} className="w-24 text-xs text-partial">
          Needs a number from {tickText(Number(span.from.toFixed(4)))} to {tickText(Number(span.to.toFixed(4)))}. The
          answer keeps {tickText(Number(value.toFixed(4)))}.
        </p>
      )}
    </>
  );
}
