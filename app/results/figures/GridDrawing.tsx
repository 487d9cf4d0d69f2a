import type { DrawnGrid } from "./drawnFigure";
import { tickText } from "./plotFrame";

const gap = 28;
const largestCell = 44;
/** A cell of this size has room for two digits, and its row for a name. */
const readableCell = 20;
const widestGrid = 340;
const digitWidth = 7;
const betweenNames = 6;

type Panel = DrawnGrid["panels"][number];

/** Tables of coloured cells, side by side where there is room. Numbers stand in the cells as long as they fit. */
export function GridDrawing({ grid, available, name }: { grid: DrawnGrid; available: number; name: string }) {
  const amounts = grid.panels.flatMap(({ values }) => values.flat()).filter((value) => value !== null);
  const largest = amounts.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const columns = Math.max(...grid.panels.flatMap(({ values }) => values.map((row) => row.length)));
  const columnNames = Array.from({ length: columns }, (_, column) => nameOf(grid.columnNames, column));
  const rowNameWidth = 10 + digitWidth * Math.max(2, ...(grid.rowNames ?? []).map((text) => text.length));
  const frameOf = (cell: number) => rowNameWidth + columns * cell + overhang(columnNames, cell);
  const comfortable = Math.min(largestCell, Math.max(readableCell, neighbourRoom(columnNames, 1)));
  const sideBySide = Math.min(
    grid.panels.length,
    Math.max(1, Math.floor((available + gap) / (frameOf(comfortable) + gap))),
  );
  const room = Math.min(widestGrid, (available + gap) / sideBySide - gap);
  const cell = Math.min(largestCell, (room - frameOf(0)) / columns);
  return (
    <div role="img" aria-label={name} className="flex flex-wrap gap-x-7 gap-y-3">
      {grid.panels.map((panel, index) => (
        <PanelDrawing key={index} {...{ grid, panel, cell, rowNameWidth, largest, columnNames }} />
      ))}
    </div>
  );
}

const nameOf = (names: readonly string[] | undefined, index: number): string => names?.[index] ?? String(index);
const nameWidth = (name: string | undefined): number => digitWidth * (name?.length ?? 0);

/** What one cell must measure for every `every`-th name to stand clear of the next. */
const neighbourRoom = (names: readonly string[], every: number): number =>
  Math.max(
    0,
    ...names.map((name, index) => {
      const next = names[index + every];
      const isShown = index % every === 0 && next !== undefined;
      return isShown ? ((nameWidth(name) + nameWidth(next)) / 2 + betweenNames) / every : 0;
    }),
  );

/** How far the last name reaches beyond its cell, and one pixel for the line at the right. */
const overhang = (names: readonly string[], cell: number): number =>
  1 + Math.max(0, (nameWidth(names.at(-1)) - cell) / 2);

/** Every how many columns a name is shown. */
function namedEvery(names: readonly string[], cell: number): number {
  const counts = names.map((_, index) => index + 1);
  return counts.find((every) => neighbourRoom(names, every) <= cell) ?? names.length;
}

function PanelDrawing({
  grid,
  panel,
  cell,
  rowNameWidth,
  largest,
  columnNames,
}: {
  grid: DrawnGrid;
  panel: Panel;
  cell: number;
  rowNameWidth: number;
  largest: number;
  columnNames: readonly string[];
}) {
  const top = 40;
  const width = rowNameWidth + columnNames.length * cell + overhang(columnNames, cell);
  const height = top + panel.values.length * cell + 1;
  const everyRow = Math.max(1, Math.ceil(16 / cell));
  const everyColumn = namedEvery(columnNames, cell);
  return (
    <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontSize={12}>
      <text x={rowNameWidth} y={13} fontSize={13} fontWeight={600} className={panelInks[panel.role]}>
        {panel.label}
      </text>
      <g className="fill-ink-soft numbers">
        {columnNames.map((text, column) =>
          column % everyColumn === 0 ? (
            <text key={column} x={rowNameWidth + (column + 0.5) * cell} y={top - 6} textAnchor="middle">
              {text}
            </text>
          ) : null,
        )}
        {panel.values.map((_, row) =>
          row % everyRow === 0 ? (
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
