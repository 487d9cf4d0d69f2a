import type { Vec } from "numerics";

/** Σ|x_i|: every entry counts with its size. Its unit ball in the plane is the square standing on a corner. */
export function l1(x: Vec): number {
  let total = 0;
  for (const entry of x) total += Math.abs(entry);
  return total;
}

/** The root of Σx_i², the ordinary length. It grows like √d when more entries of the same size are added. */
export function l2(x: Vec): number {
  let squares = 0;
  for (const entry of x) squares += entry * entry;
  return Math.sqrt(squares);
}

/** The largest |x_i|: only the extreme entry counts. Its unit ball is the square with corners at (±1, ±1). */
export function linf(x: Vec): number {
  let largest = 0;
  for (const entry of x) largest = Math.max(largest, Math.abs(entry));
  return largest;
}

/**
 * The root of the mean of x_i²: the typical size of an entry, whatever their number. It is the 2-norm over √d, so its unit
 * ball is the ordinary ball blown up to radius √d.
 *
 * The mean is taken inside the root. Nothing is subtracted first: with the mean entry subtracted it would be a standard
 * deviation, and 0 for the vector (5, 5).
 */
export function rms(x: Vec): number {
  let squares = 0;
  for (const entry of x) squares += entry * entry;
  return Math.sqrt(squares / x.length);
}
