/** Some programs write a few bytes after the end. */
const tailBytes = 2048;

/**
 * Whether bytes that begin like a PDF end like one, with a cross-reference and the mark of the end. Nothing in it is
 * opened: what it holds is for the program that shows it, which runs in its reader's browser without any rights.
 */
export function isPdf(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-tailBytes).toString("latin1");
  return /startxref\s+\d{1,10}\s+%%EOF/.test(tail);
}
