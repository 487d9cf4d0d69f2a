/**
 * The text of a file that a person chose. Spreadsheets still save tables in the alphabet of their system, which read as
 * UTF-8 has holes where letters with accents were, so what is no UTF-8 is taken for the Western one.
 */
export function textOfBytes(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
