import { createHash } from "node:crypto";
import type { Row } from "./table";

const modulus = 1n << 256n;

/** A checksum of rows in whatever order, and of what they say in whatever spelling of the same JSON. */
export class RowsDigest {
  #sum = 0n;
  rows = 0;

  add(row: Row): void {
    const hash = createHash("sha256")
      .update(JSON.stringify(inOrder(row)))
      .digest("hex");
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) % modulus;
    this.rows += 1;
  }

  equals(other: RowsDigest): boolean {
    return this.rows === other.rows && this.#sum === other.#sum;
  }
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
}
