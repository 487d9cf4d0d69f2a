import type { Region } from "./commentTypes";

/** Rectangles on a page, in shares of its width and height from the upper left corner. */

export interface Point {
  x: number;
  y: number;
}

/** What is smaller was a click or a slip of the hand. */
const leastSide = 0.01;

/** The rectangle between two corners, cut at the edges of the page; null when it is too small to be meant. */
export function regionBetween(from: Point, to: Point): Region | null {
  const onPage = (value: number): number => Math.min(1, Math.max(0, value));
  const [left, right] = [onPage(from.x), onPage(to.x)].sort((a, b) => a - b);
  const [top, bottom] = [onPage(from.y), onPage(to.y)].sort((a, b) => a - b);
  if (left === undefined || right === undefined || top === undefined || bottom === undefined) return null;
  const region = { x: left, y: top, width: right - left, height: bottom - top };
  return region.width < leastSide || region.height < leastSide ? null : region;
}

/** Where a pointer is on an element, in shares of the element. */
export const pointOn = (box: DOMRect, { clientX, clientY }: { clientX: number; clientY: number }): Point => ({
  x: (clientX - box.left) / box.width,
  y: (clientY - box.top) / box.height,
});

export const sides = ["x", "y", "width", "height"] as const;

/** A rectangle as it is typed: percent, with one decimal at most. */
export type TypedRegion = Record<keyof Region, string>;

export const toTyped = (region: Region): TypedRegion => {
  const percent = (side: keyof Region): string => String(Math.round(region[side] * 1000) / 10);
  return { x: percent("x"), y: percent("y"), width: percent("width"), height: percent("height") };
};

/** What was typed as a rectangle, or the sentence that says why it is none. */
export function readTyped(typed: TypedRegion): { ok: true; region: Region } | { ok: false; message: string } {
  const [x, y, width, height] = sides.map((side) =>
    typed[side].trim() === "" ? Number.NaN : Number(typed[side]) / 100,
  );
  const isNumber = (value: number | undefined): value is number => Number.isFinite(value);
  if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height))
    return { ok: false, message: "Write all four as percent of the page, such as 12.5." };
  if (x < 0 || y < 0 || width <= 0 || height <= 0)
    return { ok: false, message: "Left and top begin at 0; width and height are more than 0." };
  // Percents are rounded to tenths, so their sum may pass the edge by one.
  if (x + width > 1.0011) return { ok: false, message: "Left and width together pass the right edge of the page." };
  if (y + height > 1.0011) return { ok: false, message: "Top and height together pass the lower edge of the page." };
  return { ok: true, region: { x, y, width: Math.min(width, 1 - x), height: Math.min(height, 1 - y) } };
}
