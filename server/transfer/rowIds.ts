import { refuse } from "./refuse";
import { referencesOf, type Row, type TransferTable } from "./table";

/**
 * The rows that an archive has brought so far, by table: nothing in it may name any other row. Ids stay as they are, but
 * for people, problems and versions that are here already.
 */
export class RowIds {
  readonly #kept = new Map<string, Set<string>>();
  readonly #changed = new Map<string, Map<string, string>>();

  /** Notes the id of a row, and the one it has here. */
  add(table: string, id: string, here = id): void {
    if (this.find(table, id) !== undefined) throw refuse(`two rows of ${table} have the id ${id}`);
    if (here === id) entryOf(this.#kept, table, () => new Set<string>()).add(id);
    else entryOf(this.#changed, table, () => new Map<string, string>()).set(id, here);
  }

  /** The id that a row of the archive has here. */
  find(table: string, id: string): string | undefined {
    return this.#kept.get(table)?.has(id) === true ? id : this.#changed.get(table)?.get(id);
  }

  /**
   * A row as it is written here.
   *
   * @throws AppError INVALID when it names a row that is not in the archive
   */
  translate(table: TransferTable, row: Row): Row {
    const changes = referencesOf(table).flatMap(({ column, to }) => {
      const id = row[column];
      if (typeof id !== "string") return [];
      const here = this.find(to, id);
      if (here === undefined)
        throw refuse(`a row of ${table.name} names in ${column} a row of ${to} that is not in the archive (${id})`);
      return here === id ? [] : [[column, here] as const];
    });
    return changes.length === 0 ? row : { ...row, ...Object.fromEntries(changes) };
  }

  /** The same of words in a row's facts that are ids of people. */
  translateFacts(value: unknown): unknown {
    if (typeof value === "string") return this.#changed.get("User")?.get(value) ?? value;
    if (Array.isArray(value)) return value.map((each) => this.translateFacts(each));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.translateFacts(inner)]));
  }
}

function entryOf<K, V>(map: Map<K, V>, name: K, make: () => V): V {
  const known = map.get(name);
  if (known !== undefined) return known;
  const made = make();
  map.set(name, made);
  return made;
}
