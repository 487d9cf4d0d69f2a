import { useId } from "react";
import { contourPaths } from "./contourPaths";
import { nameOfSeries, type DrawnPlot, type Tone } from "./drawnFigure";
import { coincide, drawSeries, trailOf, type DrawnSeries } from "./drawnSeries";
import { framePlot, type LargestSize, type PlotFrame } from "./plotFrame";
import { labelRowHeight, labelWidth, placeLabels } from "./placeLabels";
import { pathOf, type Place, type Segment } from "./polyline";
import { regionPaths } from "./regionPaths";

/**
 * A plot as a textbook prints it: thin axes, few ticks, names beside the lines. Whose line it is can be told without
 * colour: the reference is a broad dashed band with squares, the student a thin line with dots that stays readable on it,
 * a third one has long and short dashes and triangles.
 */
export function PlotDrawing({
  plot,
  available,
  largest,
  name,
  children,
}: {
  plot: DrawnPlot;
  available: number;
  largest?: LargestSize;
  name: string;
  /** Between the drawing and the notes on it. */
  children?: React.ReactNode;
}) {
  const clip = useId();
  const frame = framePlot(plot, available, largest);
  const drawn = drawSeries(plot, frame);
  const { area, width, height } = frame;
  return (
    <>
      <svg role="img" aria-label={name} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <clipPath id={clip}>
          <rect x={area.left} y={area.top} width={area.right - area.left} height={area.bottom - area.top} />
        </clipPath>
        {plot.regions !== undefined && <Map regions={plot.regions} frame={frame} />}
        {plot.contours !== undefined && (
          <g clipPath={`url(#${clip})`} className="stroke-line-strong" strokeWidth={0.6} strokeOpacity={0.55}>
            {contourPaths(plot.contours, frame).map((path, level) => (
              <path
                key={level}
                d={path}
                className="fill-ink"
                fillOpacity={shadeOf(plot.contours?.levels.length)}
                fillRule="evenodd"
              />
            ))}
          </g>
        )}
        <Axes frame={frame} isFramed={plot.contours !== undefined || plot.regions !== undefined} />
        {drawn.map((series, index) => (
          <SeriesMarks key={index} drawn={series} />
        ))}
        <Names drawn={drawn} frame={frame} />
      </svg>
      {children}
      <Notes plot={plot} drawn={drawn} />
    </>
  );
}

/** How dark one step between levels is: together they go equally far, however few they are. */
const shadeOf = (levelCount = 10): number => 0.16 / Math.max(4, levelCount);

function Map({ regions, frame }: { regions: NonNullable<DrawnPlot["regions"]>; frame: PlotFrame }) {
  const { areas, borders } = regionPaths(regions, frame);
  return (
    <g shapeRendering="crispEdges">
      {regions.kinds.map(({ strength, isMarked }, kind) => (
        <path
          key={kind}
          d={areas[kind]}
          className={isMarked ? "fill-reference" : "fill-ink"}
          fillOpacity={isMarked ? 0.45 : 0.03 + 0.22 * strength}
        />
      ))}
      <path d={borders} className="fill-transparent stroke-line-strong" strokeOpacity={0.6} />
    </g>
  );
}

function Axes({ frame: { area, x, y }, isFramed }: { frame: PlotFrame; isFramed: boolean }) {
  const { left, right, top, bottom } = area;
  const outline = isFramed ? `M${left},${top}H${right}V${bottom}H${left}Z` : `M${left},${top}V${bottom}H${right}`;
  return (
    <g className="fill-ink-soft numbers" fontSize={12}>
      <g className="fill-transparent stroke-line-strong">
        <path d={outline} />
        <path d={x.ticks.map(({ at }) => `M${at},${bottom}v4`).join("")} />
        <path d={y.ticks.map(({ at }) => `M${left},${at}h-4`).join("")} />
      </g>
      {x.ticks.map(({ at, text }) => (
        <text key={text} x={at} y={bottom + 17} textAnchor="middle">
          {text}
        </text>
      ))}
      {y.ticks.map(({ at, text }) => (
        <text key={text} x={left - 7} y={at + 4} textAnchor="end">
          {text}
        </text>
      ))}
      <text x={(left + right) / 2} y={bottom + 35} textAnchor="middle">
        {x.label}
      </text>
      <text x={2} y={12}>
        {y.label}
      </text>
    </g>
  );
}

const strokes: Record<Tone, { line: string; ink: string; width: number; dash: string | undefined }> = {
  student: { line: "stroke-student", ink: "fill-student", width: 1.75, dash: undefined },
  reference: { line: "stroke-reference", ink: "fill-reference", width: 4, dash: "7 3" },
  third: { line: "stroke-third", ink: "fill-third", width: 1.75, dash: "8 3 2 3" },
  neutral: { line: "stroke-ink-soft", ink: "fill-ink-soft", width: 1.25, dash: "2 3" },
};

function SeriesMarks({ drawn: { series, seen, segments, bars, start, end } }: { drawn: DrawnSeries }) {
  const { role, as } = series;
  const { line, ink, width, dash } = strokes[role];
  // Dashes of a line that goes to and fro make a pattern of their own.
  const isRestless = as === "line" && segments.length > 150;
  return (
    <g>
      {segments.length > 0 && (
        <path
          d={pathOf(segments)}
          className={`fill-transparent ${line}`}
          strokeWidth={width}
          strokeDasharray={isRestless ? undefined : dash}
          strokeOpacity={role === "reference" ? 0.8 : 1}
          strokeLinejoin="round"
        />
      )}
      {bars.map((bar, index) => (
        <rect
          key={index}
          {...bar}
          className={`${ink} ${line}`}
          fillOpacity={role === "student" ? 0.3 : 0.12}
          strokeDasharray={role === "student" ? undefined : "3 2"}
        />
      ))}
      {as === "path" && <path d={arrowsOn(segments)} className={ink} />}
      {as === "points" && seen.map((place, index) => <Mark key={index} at={place} role={role} size={2.6} />)}
      {as === "path" && apart(seen).map((place, index) => <Mark key={index} at={place} role={role} size={1.8} />)}
      {as === "path" && start !== undefined && (
        <circle cx={start[0]} cy={start[1]} r={4} className={`fill-paper ${line}`} strokeWidth={1.5} />
      )}
      {as === "path" && end !== undefined && <Mark at={end} role={role} size={4} />}
    </g>
  );
}

function Mark({ at: [x, y], role, size }: { at: Place; role: Tone; size: number }) {
  const { ink } = strokes[role];
  if (role === "third") {
    const reach = 1.5 * size;
    return <path d={`M${x},${y - reach}l${reach},${1.7 * reach}h${-2 * reach}Z`} className={ink} />;
  }
  if (role !== "reference") return <circle cx={x} cy={y} r={size} className={ink} />;
  const half = 1.4 * size;
  return <rect x={x - half} y={y - half} width={2 * half} height={2 * half} className={ink} />;
}

/** Without those that would touch the one before. */
function apart(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const place of places) {
    const last = kept.at(-1);
    if (!last || Math.hypot(place[0] - last[0], place[1] - last[1]) >= 7) kept.push(place);
  }
  return kept;
}

/** Small triangles that point along strokes long enough to carry one, never close to each other. */
function arrowsOn(segments: readonly Segment[]): string {
  let last: Place = [-Infinity, -Infinity];
  return segments
    .map(([from, to]) => {
      const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
      const length = Math.hypot(dx, dy);
      const [x, y] = [from[0] + 0.6 * dx, from[1] + 0.6 * dy];
      if (length < 26 || Math.hypot(x - last[0], y - last[1]) < 30) return "";
      last = [x, y];
      const [ux, uy] = [dx / length, dy / length];
      const corner = (along: number, across: number) =>
        `${(x + along * ux - across * uy).toFixed(2)},${(y + along * uy + across * ux).toFixed(2)}`;
      return `M${corner(5, 0)}L${corner(-4, 4)}L${corner(-4, -4)}Z`;
    })
    .join("");
}

interface Name {
  /** Lines that lie on each other share a name. */
  drawn: DrawnSeries[];
  parts: NamePart[];
}

interface NamePart {
  text: string;
  role: Tone;
}

/** One name for each line, and one for lines that lie on each other. */
function Names({ drawn, frame: { area } }: { drawn: readonly DrawnSeries[]; frame: PlotFrame }) {
  const names: Name[] = [];
  for (const each of drawn) {
    const { label, role } = each.series;
    if (label === "") continue;
    const same = names.find((name) => name.drawn.some((other) => coincide(other, each)));
    same?.drawn.push(each);
    same?.parts.unshift({ text: label, role });
    if (same === undefined) names.push({ drawn: [each], parts: [{ text: label, role }] });
  }
  // A name may cross most of the picture, not all of it: on a phone several names together are wider.
  const widest = 0.72 * (area.right - area.left);
  const lines = names.map(({ drawn: same, parts }) => ({
    rows: inRows(parts, widest),
    places: same.slice(0, 1).flatMap(placesOn),
    trail: same.flatMap(trailOf),
  }));
  const unnamed = drawn.filter((each) => !names.some((name) => name.drawn.includes(each))).flatMap(trailOf);
  const placed = placeLabels(
    lines.map((line) => ({ ...line, rows: line.rows.map(rowText) })),
    unnamed,
    area,
  );
  return (
    <g fontSize={13} fontWeight={600} aria-hidden="true">
      {lines.map(({ rows }, index) => {
        const place = placed[index];
        if (!place) return null;
        const [x, y] = place.at;
        return (
          <text
            key={index}
            y={y}
            textAnchor={place.anchor}
            className="stroke-paper"
            strokeWidth={3.5}
            strokeLinejoin="round"
            paintOrder="stroke"
          >
            {rows.map((parts, row) => (
              <tspan key={row} x={x} dy={row === 0 ? 0 : labelRowHeight}>
                {parts.map(({ text, role }, part) => (
                  <tspan key={part} className={strokes[role].ink}>
                    {(row > 0 || part > 0) && <tspan className="fill-ink-soft">{part > 0 ? equals : "= "}</tspan>}
                    {text}
                  </tspan>
                ))}
              </tspan>
            ))}
          </text>
        );
      })}
    </g>
  );
}

const equals = " = ";
const rowText = (parts: readonly NamePart[], row: number): string =>
  (row > 0 ? "= " : "") + parts.map(({ text }) => text).join(equals);

/** As many parts in a row as its width allows, and at least one. */
function inRows(parts: readonly NamePart[], widest: number): NamePart[][] {
  const rows: NamePart[][] = [];
  for (const part of parts) {
    const row = rows.at(-1);
    if (row !== undefined && labelWidth([rowText([...row, part], rows.length - 1)]) <= widest) row.push(part);
    else rows.push([part]);
  }
  return rows;
}

const placesOn = ({ seen, segments, bars }: DrawnSeries): Place[] =>
  segments.length > 0 ? segments.flatMap(along) : bars.length > 0 ? barTops(bars) : seen;

/** The end of a stroke and places before it: at least the middle, and on a long one several. */
function along([from, to]: Segment): Place[] {
  const count = Math.max(2, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 40));
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / count;
    return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  });
}

/** A name belongs to bars that are there to see. */
function barTops(bars: DrawnSeries["bars"]): Place[] {
  const tallest = Math.max(...bars.map(({ height }) => height));
  return bars.filter(({ height }) => height >= tallest / 4).map(({ x, y, width }) => [x + width / 2, y]);
}

/** What the drawing leaves out, and how to read what is behind the lines. */
function Notes({ plot, drawn }: { plot: DrawnPlot; drawn: readonly DrawnSeries[] }) {
  const notes = drawn.filter(({ series }) => series.role !== "neutral").flatMap(missingOf);
  if (plot.contours !== undefined)
    notes.unshift(`Thin lines: equal ${plot.contours.label}; the more shade, the higher.`);
  if (plot.regions !== undefined) notes.unshift(plot.regions.note);
  return notes.length === 0 ? null : <p className="max-w-[60ch] text-ink-faint">{notes.join(" ")}</p>;
}

/** What a series has and the picture has not, in sentences. */
function missingOf({ series, unseenCount }: DrawnSeries): string[] {
  const { as, points, length } = series;
  const count = points.length;
  const name = nameOfSeries(series);
  const what = `${count < length ? " drawn" : ""} ${as === "bars" ? "bars" : "points"}${name === undefined ? "" : ` (${name})`}`;
  const gapCount = points.filter(([x, y]) => x === null || y === null).length;
  const [reaches, reach] = as === "bars" ? ["reaches", "reach"] : ["lies", "lie"];
  const sentences: string[] = [];
  if (unseenCount > 0) {
    const those = unseenCount === count && count > 1 ? `All ${count}` : `${unseenCount} of ${count}`;
    sentences.push(`${those}${what} ${unseenCount === 1 ? reaches : reach} outside the picture.`);
  }
  if (gapCount > 0)
    sentences.push(
      gapCount === count
        ? `None of the ${count}${what} is a finite number.`
        : `${gapCount} of ${count}${what} ${gapCount === 1 ? "is" : "are"} not a finite number.`,
    );
  return sentences;
}
