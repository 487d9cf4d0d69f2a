/** Characters from the start of a source; `to` is the first after it. */
export interface Stretch {
  from: number;
  to: number;
}

/** A stretch of a source in one look: of one fragment, by its number from 0, or of none. */
export interface Piece {
  text: string;
  fragment: number | null;
}

/** A source cut where fragments begin and end. Together the pieces are the source. */
export function piecesOf(source: string, stretches: readonly Stretch[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const ordered = stretches
    .map((stretch, fragment) => ({ ...stretch, fragment }))
    .sort((one, other) => one.from - other.from);
  for (const { from, to, fragment } of ordered) {
    const start = Math.max(at, from);
    if (start > at) pieces.push({ text: source.slice(at, start), fragment: null });
    pieces.push({ text: source.slice(start, to), fragment });
    at = Math.max(at, to);
  }
  if (at < source.length) pieces.push({ text: source.slice(at), fragment: null });
  return pieces;
}

/** The lines of a stretch, from 1, as in "lines 3 to 9". */
export function linesInWords(source: string, { from, to }: Stretch): string {
  const lineAt = (place: number): number => source.slice(0, place).split("\n").length;
  const [first, last] = [lineAt(from), lineAt(Math.max(from, to - 1))];
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}
