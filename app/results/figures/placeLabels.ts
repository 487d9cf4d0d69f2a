import { isInside, type Place } from "./polyline";
import type { Area } from "./plotFrame";

export interface PlacedLabel {
  /** Of the first row, on its baseline. */
  at: Place;
  anchor: "start" | "middle" | "end";
}

export interface LabelledLine {
  /** The name, in as many rows as it needs. */
  rows: readonly string[];
  /** Along the line, in order, where it is seen: the name stands beside one of them. */
  places: readonly Place[];
  /** Closer together, on everything that the name belongs to. */
  trail: readonly Place[];
}

export const labelRowHeight = 16;
const characterWidth = 7.1;
const distance = 7;
/** Within so many pixels of a name another line could be taken for its own. */
const nearby = 9;

/**
 * Where the name of each line stands beside it: off the lines, off the other names, inside the picture, closer to its own
 * line than to others, and rather at the line's end than elsewhere.
 *
 * @param unnamed - places on everything else that a name should not cover
 * @returns undefined for a line of which nothing is seen
 */
export function placeLabels(
  lines: readonly LabelledLine[],
  unnamed: readonly Place[],
  area: Area,
): (PlacedLabel | undefined)[] {
  const taken: Area[] = [];
  return lines.map((line) => {
    const { rows, places, trail } = line;
    const others = [...lines.filter((other) => other !== line).flatMap((other) => other.trail), ...unnamed];
    const size = { width: labelWidth(rows), height: labelRowHeight * rows.length };
    const candidates = thinOut(places).flatMap(({ place, share }) =>
      positions(place, size).map(({ box, placed }) => ({
        placed,
        box,
        cost:
          trail.filter((dot) => isInside(dot, box)).length +
          others.filter((dot) => isInside(dot, box)).length +
          0.7 * others.filter((dot) => isInside(dot, widened(box))).length +
          1_000 * taken.filter((other) => overlap(other, box)).length +
          200 * outside(box, area) +
          6 * (1 - share),
      })),
    );
    const best = candidates.reduce<(typeof candidates)[number] | undefined>(
      (found, candidate) => (found && found.cost <= candidate.cost ? found : candidate),
      undefined,
    );
    if (best) taken.push(best.box);
    return best?.placed;
  });
}

/** In pixels, about. */
export const labelWidth = (rows: readonly string[]): number =>
  characterWidth * Math.max(...rows.map(({ length }) => length));

/** Up to sixteen places to try, the last one among them; `share` is 1 at the end of the line. */
function thinOut(places: readonly Place[]): { place: Place; share: number }[] {
  const last = places.length - 1;
  const every = Math.max(1, Math.floor(places.length / 16));
  return places
    .map((place, index) => ({ place, share: last === 0 ? 1 : index / last, isTried: (last - index) % every === 0 }))
    .filter(({ isTried }) => isTried)
    .reverse();
}

function positions(
  [x, y]: Place,
  { width, height }: { width: number; height: number },
): { placed: PlacedLabel; box: Area }[] {
  const at = (anchor: PlacedLabel["anchor"], textX: number, middle: number) => {
    const left = anchor === "start" ? textX : anchor === "end" ? textX - width : textX - width / 2;
    const top = middle - height / 2;
    return {
      placed: { anchor, at: [textX, top + labelRowHeight / 2 + 4.5] as const },
      box: { left, right: left + width, top, bottom: top + height },
    };
  };
  const away = distance + height / 2;
  return [
    at("start", x + distance, y),
    at("end", x - distance, y),
    at("middle", x, y - away),
    at("middle", x, y + away),
    at("start", x + distance, y - away),
    at("start", x + distance, y + away),
    at("end", x - distance, y - away),
    at("end", x - distance, y + away),
  ];
}

const widened = ({ left, right, top, bottom }: Area): Area => ({
  left: left - nearby,
  right: right + nearby,
  top: top - nearby,
  bottom: bottom + nearby,
});

const overlap = (one: Area, two: Area): boolean =>
  one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;

const outside = (box: Area, { left, top, right, bottom }: Area): number =>
  [left - box.left, box.right - right, top - box.top, box.bottom - bottom].filter((excess) => excess > 0).length;
