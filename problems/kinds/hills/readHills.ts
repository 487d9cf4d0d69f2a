import { readNumber } from "numerics/expressions";
import type { Hill } from "./hills";

/** What is typed for a hill, and the numbers that may stand there. */
export const hillFields = [
  { id: "height", title: "Height", from: -1_000, to: 1_000 },
  { id: "place", title: "Place", from: -1_000, to: 1_000 },
  { id: "width", title: "Width", from: 0.001, to: 1_000 },
] as const;

const smoothingField = { from: 0, to: 1_000 };

/** An answer as it was typed. */
interface TypedHills {
  readonly hills: readonly { readonly height: string; readonly place: string; readonly width: string }[];
  readonly smoothing: string;
}

type HillsRead =
  | { readonly ok: true; readonly hills: readonly Hill[]; readonly smoothing: number }
  | { readonly ok: false; readonly message: string };

/** The numbers of an answer, or what is wrong with the first that is none. */
export function readHills({ hills, smoothing }: TypedHills): HillsRead {
  const faults: string[] = [];
  const read = (name: string, text: string, range: { from: number; to: number }): number => {
    const found = readHillNumber(text, range);
    if (!found.ok) faults.push(`${name}: ${found.message}`);
    return found.ok ? found.value : 1;
  };
  const numbers = hills.map((texts, index) => {
    const [height = 0, place = 0, width = 1] = hillFields.map((field) =>
      read(`Hill ${index + 1}, ${field.id}`, texts[field.id], field),
    );
    return { height, place, width };
  });
  const deviation = read("Smoothing", smoothing, smoothingField);
  const [fault] = faults;
  return fault === undefined ? { ok: true, hills: numbers, smoothing: deviation } : { ok: false, message: fault };
}

function readHillNumber(
  text: string,
  { from, to }: { from: number; to: number },
): { ok: true; value: number } | { ok: false; message: string } {
  const expected = `a number from ${from} to ${to}`;
  if (text.trim() === "") return { ok: false, message: `give ${expected}.` };
  const read = readNumber(text);
  if (!read.ok) return { ok: false, message: read.fault.message };
  const [value] = read.value.entries;
  if (read.value.shape.length > 0 || value === undefined || value < from || value > to)
    return { ok: false, message: `this should be ${expected}.` };
  return { ok: true, value };
}
