"use client";

import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { tickText, type PlotFrame } from "../results/figures/plotFrame";
import type { Place } from "../results/figures/polyline";
import { afterArrow, coordinatesOf, isArrow, onRail, type Point, type Rail, type Spans } from "./handleMoves";

/** Something to be moved to its place. */
export interface Handle {
  name: string;
  /** Stands beside it in the drawing: very short. */
  mark: string;
  at: Point;
  rail: Rail;
}

interface Held {
  index: number;
  /** From the pointer to the handle, in pixels, so that taking it does not move it. */
  offset: Place;
}

/** In pixels. */
const reach = { mouse: 18, touch: 24 };

/** The handles over the drawn axes, and the line through them. */
export function Handles({
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
