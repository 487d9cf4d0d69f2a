import { isInside, type Place } from "./polyline";
import type { Area } from "./plotFrame";

export interface PlacedLabel {
  at: Place;
  anchor: "start" | "middle" | "end";
}

const height = 16;
const characterWidth = 7.1;
const distance = 7;

/**
 * Where the name of each line stands beside it: off the lines, off the other names, inside the picture, and rather at
 * the line's end than elsewhere.
 *
 * @param lines - for each name the places along its line that are seen, in order
 * @param drawn - places on everything that a name should not cover
 * @returns undefined for a line of which nothing is seen
 */
export function placeLabels(
  lines: readonly { label: string; places: readonly Place[] }[],
  drawn: readonly Place[],
  area: Area,
): (PlacedLabel | undefined)[] {
  const taken: Area[] = [];
  return lines.map(({ label, places }) => {
    const width = label.length * characterWidth;
    const candidates = thinOut(places).flatMap(({ place, share }) =>
      positions(place, width).map(({ box, placed }) => ({
        placed,
        box,
        cost:
          drawn.filter((dot) => isInside(dot, box)).length +
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

/** Up to sixteen places to try, the last one among them; `share` is 1 at the end of the line. */
function thinOut(places: readonly Place[]): { place: Place; share: number }[] {
  const last = places.length - 1;
  const every = Math.max(1, Math.floor(places.length / 16));
  return places
    .map((place, index) => ({ place, share: last === 0 ? 1 : index / last, isTried: (last - index) % every === 0 }))
    .filter(({ isTried }) => isTried)
    .reverse();
}

function positions([x, y]: Place, width: number): { placed: PlacedLabel; box: Area }[] {
  const at = (anchor: PlacedLabel["anchor"], textX: number, middle: number) => {
    const left = anchor === "start" ? textX : anchor === "end" ? textX - width : textX - width / 2;
    return {
      placed: { anchor, at: [textX, middle + 4.5] as const },
      box: { left, right: left + width, top: middle - height / 2, bottom: middle + height / 2 },
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

const overlap = (one: Area, two: Area): boolean =>
  one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;

const outside = (box: Area, { left, top, right, bottom }: Area): number =>
  [left - box.left, box.right - right, top - box.top, box.bottom - bottom].filter((excess) => excess > 0).length;
