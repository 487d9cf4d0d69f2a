import type { DrawnGrid } from "./drawnFigure";
import { tickText } from "./plotFrame";

const gap = 28;
const largestCell = 44;
/** A cell of this size has room for two digits. */
const readableCell = 18;
const widestGrid = 340;

type Panel = DrawnGrid["panels"][number];

/** Tables of coloured cells, side by side where there is room. Numbers stand in the cells as long as they fit. */
export function GridDrawing({ grid, available, name }: { grid: DrawnGrid; available: number; name: string }) {
  const amounts = grid.panels.flatMap(({ values }) => values.flat()).filter((value) => value !== null);
  const largest = amounts.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const columns = Math.max(...grid.panels.flatMap(({ values }) => values.map((row) => row.length)));
  const rowNameWidth = 10 + 7 * Math.max(2, ...(grid.rowNames ?? []).map((text) => text.length));
  const readable = rowNameWidth + columns * readableCell;
  const sideBySide = Math.min(grid.panels.length, Math.max(1, Math.floor((available + gap) / (readable + gap))));
  // One pixel each is the line at the right.
  const room = Math.min(widestGrid, (available + gap) / sideBySide - gap) - rowNameWidth - 2;
  const cell = Math.min(largestCell, room / columns);
  return (
    <div role="img" aria-label={name} className="flex flex-wrap gap-x-7 gap-y-3">
      {grid.panels.map((panel, index) => (
        <PanelDrawing key={index} {...{ grid, panel, cell, rowNameWidth, largest, columns }} />
      ))}
    </div>
  );
}

function PanelDrawing({
  grid,
  panel,
  cell,
  rowNameWidth,
  largest,
  columns,
}: {
  grid: DrawnGrid;
  panel: Panel;
  cell: number;
  rowNameWidth: number;
  largest: number;
  columns: number;
}) {
  const top = 40;
  const width = rowNameWidth + columns * cell + 1;
  const height = top + panel.values.length * cell + 1;
  const nameOf = (names: readonly string[] | undefined, index: number) => names?.[index] ?? String(index);
  const every = Math.max(1, Math.ceil(20 / cell));
  return (
    <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontSize={12}>
      <text x={rowNameWidth} y={13} fontSize={13} fontWeight={600} className={panelInks[panel.role]}>
        {panel.label}
      </text>
      <g className="fill-ink-soft numbers">
        {Array.from({ length: columns }, (_, column) =>
          column % every === 0 ? (
            <text key={column} x={rowNameWidth + (column + 0.5) * cell} y={top - 6} textAnchor="middle">
              {nameOf(grid.columnNames, column)}
            </text>
          ) : null,
        )}
        {panel.values.map((_, row) =>
          row % every === 0 ? (
            <text key={row} x={rowNameWidth - 6} y={top + (row + 0.5) * cell + 4} textAnchor="end">
              {nameOf(grid.rowNames, row)}
            </text>
          ) : null,
        )}
      </g>
      {panel.values.map((values, row) =>
        values.map((value, column) => (
          <Cell
            key={`${row} ${column}`}
            value={value}
            kind={grid.cells}
            x={rowNameWidth + column * cell}
            y={top + row * cell}
            size={cell}
            largest={largest}
          />
        )),
      )}
    </svg>
  );
}

const panelInks = { student: "fill-student", reference: "fill-reference", neutral: "fill-ink" };
const kindInks = ["fill-accent", "fill-partial", "fill-accepted", "fill-ours", "fill-wrong", "fill-ink-faint"];

function Cell({
  value,
  kind,
  x,
  y,
  size,
  largest,
}: {
  value: number | null;
  kind: DrawnGrid["cells"];
  x: number;
  y: number;
  size: number;
  largest: number;
}) {
  const text = value === null ? "–" : tickText(Number(value.toPrecision(3)));
  const isLabel = kind === "labels";
  const ink = isLabel
    ? (kindInks[Math.abs(Math.round(value ?? 0)) % kindInks.length] ?? "")
    : (value ?? 0) < 0
      ? "fill-wrong"
      : "fill-accent";
  const strength = isLabel ? 0.22 : largest === 0 ? 0 : (0.42 * Math.abs(value ?? 0)) / largest;
  return (
    <>
      <rect
        x={x}
        y={y}
        width={size}
        height={size}
        className={`${ink} stroke-line`}
        fillOpacity={value === null ? 0 : strength}
      />
      {size >= Math.max(15, 7 * text.length + 4) && (
        <text x={x + size / 2} y={y + size / 2 + 4} textAnchor="middle" className="fill-ink numbers">
          {text}
        </text>
      )}
    </>
  );
}
