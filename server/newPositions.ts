/**
 * The places to write so that one of the neighbours stands past the next one: everything is counted from 1 anew, and what
 * keeps its place is left out. Empty when there is nothing to pass, and for what is no neighbour.
 *
 * @param rows - all that share the places, in order
 * @param neighbours - those among them that are passed, in order
 * @param by - -1 to stand before the one above, 1 to stand after the one below
 */
export function newPositions(
  rows: readonly { id: string; position: number }[],
  neighbours: readonly { id: string }[],
  movedId: string,
  by: -1 | 1,
): { id: string; position: number }[] {
  const from = neighbours.findIndex(({ id }) => id === movedId);
  const other = from === -1 ? undefined : neighbours[from + by];
  if (other === undefined) return [];
  const ids = rows.map(({ id }) => id);
  const target = ids.indexOf(other.id);
  ids.splice(ids.indexOf(movedId), 1);
  ids.splice(target, 0, movedId);
  const before = new Map(rows.map(({ id, position }) => [id, position]));
  return ids
    .map((id, index) => ({ id, position: index + 1 }))
    .filter(({ id, position }) => before.get(id) !== position);
}
