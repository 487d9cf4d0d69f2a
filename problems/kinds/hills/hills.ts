/** A term A exp(-(x - m)² / 2s²): its height A, its place m and its width s > 0. */
export interface Hill {
  readonly height: number;
  readonly place: number;
  readonly width: number;
}

/** The mean of a sum of hills over normal shifts of x with the given standard deviation: again a sum of hills, exactly. */
export function smoothed(hills: readonly Hill[], deviation: number): Hill[] {
  return hills.map(({ height, place, width }) => {
    const wider = Math.hypot(width, deviation);
    return { height: (height * width) / wider, place, width: wider };
  });
}

/** Values this close to the highest, as a share of it, are as high. */
const asHigh = 1e-12;

/** Every x at which a sum of hills is highest, ascending. None where it is positive nowhere: it only nears 0 far out. */
export function maximisers(hills: readonly Hill[]): number[] {
  const value = (x: number): number => valueAt(hills, x);
  const places = placesToLook(hills);
  const values = places.map(value);
  const tops = places.flatMap((_, index) => {
    const [before, here, after] = [values[index - 1], values[index], values[index + 1]];
    const [from, to] = [places[index - 1], places[index + 1]];
    if (before === undefined || here === undefined || after === undefined) return [];
    if (from === undefined || to === undefined || here < before || here <= after) return [];
    return [climb(value, from, to)];
  });
  const highest = Math.max(0, ...tops.map(value));
  return highest === 0 ? [] : tops.filter((x) => value(x) >= highest * (1 - asHigh));
}

const valueAt = (hills: readonly Hill[], x: number): number =>
  hills.reduce((sum, { height, place, width }) => {
    const steps = (x - place) / width;
    return sum + height * Math.exp((-steps * steps) / 2);
  }, 0);

const reach = 12;
const perWidth = 32;

/** Around each hill at the scale of its own width, so that no needle falls between two places; beyond, all hills are flat. */
function placesToLook(hills: readonly Hill[]): number[] {
  const steps = Array.from({ length: 2 * reach * perWidth + 1 }, (_, index) => index / perWidth - reach);
  const places = hills.flatMap(({ place, width }) => steps.map((step) => place + step * width));
  return [...new Set(places)].sort((a, b) => a - b);
}

const golden = (Math.sqrt(5) - 1) / 2;

/** The highest point between two places, where the function first rises and then falls. */
function climb(value: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 80; step++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (value(left) < value(right)) low = left;
    else high = right;
  }
  return (low + high) / 2;
}
