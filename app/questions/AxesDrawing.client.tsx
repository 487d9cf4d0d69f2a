"use client";

import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import type { DrawnPlot } from "../results/figures/drawnFigure";
import { PlotDrawing } from "../results/figures/PlotDrawing";
import { framePlot, tickText, type PlotFrame } from "../results/figures/plotFrame";
import type { Place } from "../results/figures/polyline";
import { useWidth } from "../results/figures/useWidth.client";
import { CoordinateTable } from "./CoordinateTable.client";
import { afterArrow, coordinatesOf, isArrow, onRail, type Point, type Rail, type Spans } from "./rails";

/** What stands behind the handles. */
export interface DrawnAxes {
  x: { from: number; to: number; label: string };
  y: { from: number; to: number; label: string };
  hasEqualScales: boolean;
  /** A guide, such as a diagonal, is drawn more lightly than a curve. */
  lines: readonly { label: string; isGuide: boolean; points: readonly (readonly [x: number, y: number | null])[] }[];
}

/** Something to be moved to its place. */
export interface Handle {
  name: string;
  /** Stands beside it in the drawing: very short. */
  mark: string;
  at: Point;
  rail: Rail;
}

const largest = { width: 480, height: 400 };

/**
 * Axes with handles that are moved by pointer, by arrow keys, or in the table beside them, which is the same answer in
 * numbers. Holding Shift makes the arrows fine.
 */
export function AxesDrawing({
  axes,
  handles,
  start,
  joined,
  onMove,
  onAdd,
  labelledBy,
  describedBy,
  children,
}: {
  axes: DrawnAxes;
  handles: readonly Handle[];
  /** Where the line through the handles begins. */
  start?: Point | undefined;
  joined: "not" | "in-order" | "in-a-ring";
  onMove: (index: number, to: Point) => void;
  /** Takes one more handle at a place where somebody pressed. */
  onAdd?: ((at: Point) => void) | undefined;
  labelledBy: string;
  describedBy: string;
  /** Buttons that belong to the drawing. */
  children?: ReactNode;
}) {
  const [available, measure] = useWidth();
  const plot = backdrop(axes);
  const frame = framePlot(plot, available, largest);
  // The table keeps its place while a path has no corner yet: a drawing that shrinks under the pointer is missed.
  const hasTwoNumbers = (handles[0]?.rail ?? { kind: "plane" }).kind === "plane";
  return (
    <div
      role="group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className={`grid gap-x-8 gap-y-3 ${hasTwoNumbers ? "md:grid-cols-[minmax(0,1fr)_17.5rem]" : "md:grid-cols-[minmax(0,1fr)_13rem]"}`}
    >
      <div ref={measure} className="min-w-0 space-y-2">
        <div className="relative">
          <PlotDrawing plot={plot} available={available} largest={largest} name={plot.alt} />
          <Handles
            frame={frame}
            spans={axes}
            handles={handles}
            start={start}
            joined={joined}
            onMove={onMove}
            onAdd={onAdd}
          />
        </div>
        {children}
      </div>
      <CoordinateTable handles={handles} spans={axes} onMove={onMove} />
    </div>
  );
}

function backdrop({ x, y, hasEqualScales, lines }: DrawnAxes): DrawnPlot {
  const names = lines.map(({ label }) => label).filter((label) => label !== "");
  return {
    kind: "plot",
    title: "",
    alt: `Axes: ${x.label} from ${tickText(x.from)} to ${tickText(x.to)}, ${y.label} from ${tickText(y.from)} to ${tickText(y.to)}.${names.length === 0 ? "" : ` Drawn behind: ${names.join(", ")}.`}`,
    x: { label: x.label, scale: "linear", range: [x.from, x.to] },
    y: { label: y.label, scale: "linear", range: [y.from, y.to] },
    hasEqualScales,
    series: lines.map(({ label, isGuide, points }) => ({
      role: isGuide ? "neutral" : "third",
      as: "line",
      label,
      points: points.map(([at, up]) => [at, up]),
      length: points.length,
    })),
  };
}

interface Held {
  index: number;
  /** From the pointer to the handle, in pixels, so that taking it does not move it. */
  offset: Place;
}

/** In pixels. */
const reach = { mouse: 18, touch: 24 };

function Handles({
  frame,
  spans,
  handles,
  start,
  joined,
  onMove,
  onAdd,
}: {
  frame: PlotFrame;
  spans: Spans;
  handles: readonly Handle[];
  start: Point | undefined;
  joined: "not" | "in-order" | "in-a-ring";
  onMove: (index: number, to: Point) => void;
  onAdd: ((at: Point) => void) | undefined;
}) {
  const pressed = useRef<{ at: Place; held: Held | null } | null>(null);
  const toPlace = ([x, y]: Point): Place => [frame.x.place(x) ?? 0, frame.y.place(y) ?? 0];
  const places = handles.map(({ at }) => toPlace(at));

  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    const at = placeOf(event);
    const index = nearest(places, at, event.pointerType === "mouse" ? reach.mouse : reach.touch);
    const place = index === undefined ? undefined : places[index];
    if (index === undefined || place === undefined) {
      pressed.current = { at, held: null };
      return;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.querySelector<SVGGElement>(`[data-handle="${index}"]`)?.focus({ preventScroll: true });
    pressed.current = { at, held: { index, offset: [place[0] - at[0], place[1] - at[1]] } };
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const held = pressed.current?.held;
    const handle = held && handles[held.index];
    if (!handle) return;
    const [x, y] = placeOf(event);
    const to = onRail(handle.rail, spans, toPoint(frame, spans, [x + held.offset[0], y + held.offset[1]]));
    if (to[0] !== handle.at[0] || to[1] !== handle.at[1]) onMove(held.index, to);
  };
  const onPointerUp = (event: PointerEvent<SVGSVGElement>) => {
    const press = pressed.current;
    pressed.current = null;
    if (press === null || press.held !== null || onAdd === undefined) return;
    const [x, y] = placeOf(event);
    const isStill = Math.hypot(x - press.at[0], y - press.at[1]) < 8;
    if (isStill) onAdd(onRail({ kind: "plane" }, spans, toPoint(frame, spans, [x, y])));
  };

  const line = [...(start === undefined ? [] : [toPlace(start)]), ...places];
  return (
    <svg
      width={frame.width}
      height={frame.height}
      className={`absolute top-0 left-0 select-none ${onAdd === undefined ? "" : "cursor-crosshair"}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        pressed.current = null;
      }}
      // The handle that was taken has the focus; pressing beside one takes it from nobody.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      <path d={guides(frame, spans, handles)} className="fill-transparent stroke-line-strong" strokeOpacity={0.5} />
      {joined !== "not" && line.length > 1 && (
        <path
          d={`M${line.map((place) => place.join(",")).join("L")}${joined === "in-a-ring" ? "Z" : ""}`}
          className="fill-transparent stroke-student"
          strokeWidth={joined === "in-a-ring" ? 1 : 2}
          strokeDasharray={joined === "in-a-ring" ? "4 3" : undefined}
          strokeLinejoin="round"
        />
      )}
      {start !== undefined && <StartMark at={toPlace(start)} />}
      {handles.map((handle, index) => (
        <HandleMark
          key={index}
          index={index}
          handle={handle}
          spans={spans}
          place={places[index] ?? [0, 0]}
          onMove={(to) => {
            onMove(index, to);
          }}
        />
      ))}
    </svg>
  );
}

function HandleMark({
  index,
  handle: { name, mark, at, rail },
  spans,
  place: [x, y],
  onMove,
}: {
  index: number;
  handle: Handle;
  spans: Spans;
  place: Place;
  onMove: (to: Point) => void;
}) {
  const coordinates = coordinatesOf(rail, spans);
  const [first] = coordinates;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isArrow(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onMove(afterArrow(rail, spans, at, event.key, event.shiftKey ? "fine" : "coarse"));
  };
  return (
    <g
      role="slider"
      tabIndex={0}
      data-handle={index}
      aria-label={name}
      aria-valuemin={first?.span.from}
      aria-valuemax={first?.span.to}
      aria-valuenow={first?.of(at)}
      aria-valuetext={`at ${coordinates.map(({ name: axis, of }) => `${axis} = ${coordinateText(of(at))}`).join(", ")}`}
      onKeyDown={onKeyDown}
      transform={`translate(${x} ${y})`}
      className="group cursor-grab outline-none active:cursor-grabbing"
    >
      <circle className="touch-none fill-transparent [r:18px] pointer-coarse:[r:24px]" />
      <circle
        r={11}
        strokeWidth={2}
        className="fill-transparent stroke-accent opacity-0 group-focus-visible:opacity-100"
      />
      <circle r={6} strokeWidth={1.5} className="fill-student stroke-paper" />
      <text
        x={8}
        y={-8}
        fontSize={12}
        fontWeight={600}
        strokeWidth={3.5}
        strokeLinejoin="round"
        paintOrder="stroke"
        aria-hidden="true"
        className="numbers fill-student stroke-paper"
      >
        {mark}
      </text>
    </g>
  );
}

function StartMark({ at: [x, y] }: { at: Place }) {
  return (
    <circle cx={x} cy={y} r={5} strokeWidth={2} className="fill-paper stroke-student">
      <title>Start</title>
    </circle>
  );
}

/** Both axes through zero where they can be seen, and the rays that handles are on. */
function guides(frame: PlotFrame, spans: Spans, handles: readonly Handle[]): string {
  const { area, x, y } = frame;
  const isWithin = ({ from, to }: Spans["x"]) => from < 0 && to > 0;
  const rays = handles.flatMap(({ rail }) => {
    const [radius] = rail.kind === "ray" ? coordinatesOf(rail, spans) : [];
    const end = radius?.put([0, 0], radius.span.to);
    return end === undefined
      ? []
      : [`M${x.place(0) ?? 0},${y.place(0) ?? 0}L${x.place(end[0]) ?? 0},${y.place(end[1]) ?? 0}`];
  });
  return [
    ...(isWithin(spans.x) ? [`M${x.place(0) ?? 0},${area.top}V${area.bottom}`] : []),
    ...(isWithin(spans.y) ? [`M${area.left},${y.place(0) ?? 0}H${area.right}`] : []),
    ...rays,
  ].join("");
}

function placeOf(event: PointerEvent<SVGSVGElement>): Place {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

/** The value at a place on the screen. Both axes of such a drawing are linear. */
function toPoint({ area }: PlotFrame, { x, y }: Spans, [across, down]: Place): Point {
  return [
    x.from + ((across - area.left) / (area.right - area.left)) * (x.to - x.from),
    y.from + ((area.bottom - down) / (area.bottom - area.top)) * (y.to - y.from),
  ];
}

/** Of several that lie on each other the last one: it is the one on top. */
function nearest(places: readonly Place[], [x, y]: Place, within: number): number | undefined {
  const distances = places.map(([left, top]) => Math.hypot(left - x, top - y));
  const least = Math.min(...distances);
  return least <= within ? distances.lastIndexOf(least) : undefined;
}

const coordinateText = (value: number): string => tickText(Number(value.toFixed(4)));

/** Says in words how the handles move. */
export function MovingHint({ spans, rail }: { spans: Spans; rail: Rail }) {
  const [first] = coordinatesOf(rail, spans);
  if (first === undefined) return null;
  const { coarse, fine } = first.steps;
  return (
    <p className="max-w-[60ch] text-xs text-ink-soft">
      Drag a point, or focus it and use the arrow keys: steps of {tickText(coarse)}, with Shift of {tickText(fine)}. The
      table is the same answer in numbers.
    </p>
  );
}
