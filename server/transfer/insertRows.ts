import { brokenRule, type Database } from "../db";
import { AppError } from "../errors";
import { refuse } from "./refuse";
import type { Row } from "./table";

const mostRows = 500;
const mostCharacters = 4_000_000;

/**
 * Writes rows in statements of some hundred. Every rule of the database holds for them as for all others.
 *
 * @throws AppError INVALID when a row breaks one, CONFLICT when a row of its id is here already
 */
export class RowWriter {
  readonly #tx: Database;
  readonly #table: string;
  /** Rows as JSON, which all have the same columns. */
  #waiting: string[] = [];
  #characters = 0;
  #columns: readonly string[] = [];

  constructor(tx: Database, table: string) {
    this.#tx = tx;
    this.#table = table;
  }

  async write(row: Row): Promise<void> {
    const json = JSON.stringify(row);
    this.#columns = Object.keys(row);
    this.#waiting.push(json);
    this.#characters += json.length;
    if (this.#waiting.length >= mostRows || this.#characters >= mostCharacters) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const rows = `[${this.#waiting.join(",")}]`;
    [this.#waiting, this.#characters] = [[], 0];
    const columns = this.#columns.map((column) => `"${column}"`).join(", ");
    await asRefusal(this.#table, () =>
      this.#tx.$executeRawUnsafe(
        `INSERT INTO "${this.#table}" (${columns})
         SELECT ${columns} FROM json_populate_recordset(NULL::"${this.#table}", $1::json)`,
        rows,
      ),
    );
  }
}

/** What the database says of a row that it does not take, in words. */
export async function asRefusal<T>(table: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const broken = brokenRule(error);
    if (broken === undefined) throw error;
    if (broken.isDuplicate)
      throw new AppError(
        "CONFLICT",
        `This archive is not imported: a row of ${table} is on this server already, as after importing the same course before. Nothing was written.`,
      );
    throw refuse(`a row of ${table} is not possible here (${broken.words})`);
  }
}
