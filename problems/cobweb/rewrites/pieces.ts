/** A vertical and a horizontal piece for each two neighbours of the sequence. */
export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const sequence = [x0];
  for (let k = 0; k < n; k++) sequence.push(f(sequence[k] ?? NaN));
  const pieces = sequence.slice(1).map((after, k): [number, number][] => [
    [sequence[k] ?? NaN, after],
    [after, after],
  ]);
  return [[x0, 0], ...pieces.flat()];
}
