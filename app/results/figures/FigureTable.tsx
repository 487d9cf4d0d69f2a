import { nameOfSeries, type DrawnFigure, type DrawnGrid, type DrawnPlot } from "./drawnFigure";
import { tickText } from "./plotFrame";

/** The numbers of a figure as tables, for reading them exactly or by ear. */
export function FigureTable({ figure }: { figure: DrawnFigure }) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={`Data of “${figure.title}”`}
      className="numbers mt-1 max-h-64 max-w-full overflow-auto rounded bg-sunken px-2.5 py-1.5 [&_td]:pr-4 [&_td]:text-right [&_th]:pr-4 [&_th]:text-right [&_th]:font-normal [&_th]:whitespace-nowrap [&_th]:text-ink-faint"
    >
      {figure.kind === "plot" ? <PlotTable plot={figure} /> : <GridTables grid={figure} />}
    </div>
  );
}

const numberText = (value: number | null | undefined): string =>
  value === undefined ? "" : value === null ? "not a number" : tickText(value);

function PlotTable({ plot }: { plot: DrawnPlot }) {
  const longest = Math.max(...plot.series.map(({ points }) => points.length));
  const thinned = plot.series.filter(({ points, length }) => points.length < length);
  return (
    <>
      <table>
        <thead>
          <tr>
            <td />
            {plot.series.map((series, index) => (
              <th key={index} scope="colgroup" colSpan={2}>
                {nameOfSeries(series) ?? `line ${index + 1}`}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col">point</th>
            {plot.series.map((_, index) => [
              <th key={`${index} x`} scope="col">
                {plot.x.label}
              </th>,
              <th key={`${index} y`} scope="col">
                {plot.y.label}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: longest }, (_, row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {plot.series.map(({ points }, index) => [
                <td key={`${index} x`}>{numberText(points[row]?.[0])}</td>,
                <td key={`${index} y`}>{numberText(points[row]?.[1])}</td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
      {thinned.map((series, index) => (
        <p key={index} className="mt-1 text-ink-faint">
          {nameOfSeries(series) ?? "Drawn"}: {series.points.length} of {series.length} points.
        </p>
      ))}
    </>
  );
}

function GridTables({ grid }: { grid: DrawnGrid }) {
  return grid.panels.map(({ label, values }, index) => (
    <table key={index} className="mb-2">
      <caption className="text-left text-ink-soft">
        {label === "" ? grid.cellLabel : `${label}: ${grid.cellLabel}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            {grid.rowLabel} \ {grid.columnLabel}
          </th>
          {values[0]?.map((_, column) => (
            <th key={column} scope="col">
              {grid.columnNames?.[column] ?? column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {values.map((row, place) => (
          <tr key={place}>
            <th scope="row">{grid.rowNames?.[place] ?? place}</th>
            {row.map((value, column) => (
              <td key={column}>{numberText(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ));
}
