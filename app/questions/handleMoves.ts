/** Where the handles of a drawing may go, and how pointer, keys and typed numbers move them there. */

export type Point = [x: number, y: number];

export interface Span {
  from: number;
  to: number;
}

export interface Steps {
  coarse: number;
  fine: number;
}

/** What the axes show. Handles stay within. */
export interface Spans {
  x: Span;
  y: Span;
}

/** Anywhere, along the x axis, or on a ray from the origin. */
export type Rail =
  { readonly kind: "plane" } | { readonly kind: "x-axis" } | { readonly kind: "ray"; readonly degrees: number };

/** A number that says where a handle is, as sliders and tables show it. A handle in the plane has two. */
export interface Coordinate {
  name: string;
  span: Span;
  /** How far arrow keys lead. */
  steps: Steps;
  of: (point: Point) => number;
  /** The place of a handle whose other coordinate stays. */
  put: (point: Point, value: number) => Point;
}

export function coordinatesOf(rail: Rail, { x, y }: Spans): Coordinate[] {
  const across: Coordinate = {
    name: "x",
    span: x,
    steps: stepsOf(x),
    of: ([at]) => at,
    put: ([, up], value) => tidy([value, up]),
  };
  switch (rail.kind) {
    case "plane":
      return [
        across,
        { name: "y", span: y, steps: stepsOf(y), of: ([, up]) => up, put: ([at], value) => tidy([at, value]) },
      ];
    case "x-axis":
      return [{ ...across, put: (_, value) => tidy([value, 0]) }];
    case "ray": {
      const [cos, sin] = directionOf(rail.degrees);
      return [
        {
          name: "radius",
          span: { from: 0, to: Math.min(lengthWithin(x, cos), lengthWithin(y, sin)) },
          // The same on every ray, however long it is.
          steps: stepsOf(x),
          of: ([at, up]) => at * cos + up * sin,
          put: (_, radius) => tidy([radius * cos, radius * sin]),
        },
      ];
    }
  }
}

/** The place on the rail that is meant by one somewhere on the axes: the nearest one on its grid of fine steps. */
export function onRail(rail: Rail, spans: Spans, point: Point): Point {
  return coordinatesOf(rail, spans).reduce(
    (at, { span, steps, of, put }) => put(at, clamp(span, snap(of(point), steps.fine))),
    rail.kind === "plane" ? point : ([0, 0] satisfies Point),
  );
}

/** About a twentieth of an axis, and a tenth of that: round numbers. */
export function stepsOf({ from, to }: Span): Steps {
  const about = (to - from) / 20;
  const power = Math.pow(10, Math.floor(Math.log10(about)));
  const coarse = [10, 5, 2, 1].map((digit) => digit * power).find((step) => step <= about * 1.5) ?? power;
  return { coarse, fine: coarse / 10 };
}

export type Arrow = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

const arrows: Record<Arrow, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export const isArrow = (key: string): key is Arrow => Object.hasOwn(arrows, key);

/** A handle after an arrow key. On a ray the arrow that points outwards leads there; across it, up means outwards. */
export function afterArrow(rail: Rail, spans: Spans, point: Point, arrow: Arrow, size: "coarse" | "fine"): Point {
  const [dx, dy] = arrows[arrow];
  const coordinates = coordinatesOf(rail, spans);
  return coordinates.reduce((at, { name, span, steps, of, put }) => {
    const along = name === "x" ? dx || (rail.kind === "plane" ? 0 : dy) : name === "y" ? dy : outwards(rail, dx, dy);
    if (along === 0) return at;
    return put(at, clamp(span, of(at) + along * steps[size]));
  }, point);
}

function outwards(rail: Rail, dx: number, dy: number): number {
  const [cos, sin] = directionOf(rail.kind === "ray" ? rail.degrees : 0);
  const along = dx * cos + dy * sin;
  return Math.abs(along) < 1e-9 ? dx + dy : Math.sign(along);
}

function directionOf(degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle)];
}

/** How far a ray from the origin runs before it leaves an axis. */
function lengthWithin({ from, to }: Span, slope: number): number {
  if (Math.abs(slope) < 1e-9) return Infinity;
  return Math.max(0, (slope > 0 ? to : from) / slope);
}

const clamp = ({ from, to }: Span, value: number): number => Math.min(to, Math.max(from, value));
const snap = (value: number, step: number): number => Math.round(value / step) * step;

/** Without the dust of binary fractions: six decimals are more than a drawing has. */
const tidy = ([x, y]: Point): Point => [rounded(x), rounded(y)];
const rounded = (value: number): number => Number(value.toFixed(6)) + 0;
