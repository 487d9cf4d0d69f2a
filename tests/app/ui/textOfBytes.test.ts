import { textOfBytes } from "../../../app/ui/textOfBytes";

const line = "Jörg Müller, Zoë";

const bytesOf = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer;

test.each<[string, Buffer]>([
  ["UTF-8", Buffer.from(line)],
  ["UTF-8 with a mark at its beginning", Buffer.from(`\uFEFF${line}`)],
  ["UTF-16, as spreadsheets call Unicode", Buffer.from(`\uFEFF${line}`, "utf16le")],
  ["the alphabet of a Western Windows", Buffer.from(line, "latin1")],
])("a file in %s keeps its letters", (_name, bytes) => {
  expect(textOfBytes(bytesOf(bytes))).toBe(line);
});
