/** Products of two scaled entries stay far from the ends of the range of a double. */
const furthest = 1000;

/**
 * A power of two that brings a size near 1: multiplying by it rounds nothing, and squares of what was 1e200 or 1e-200
 * neither overflow nor vanish.
 *
 * @param size - at least 0, finite
 * @returns s with s·size in [½, 1), or 1 for size 0; a subnormal size gets as near as 2¹⁰⁰⁰ takes it
 */
export function binaryScale(size: number): number {
  if (size === 0) return 1;
  let scale = 1;
  for (let steps = 0; size * scale < 0.5 && steps < furthest; steps++) scale *= 2;
  for (; size * scale >= 1;) scale /= 2;
  return scale;
}
