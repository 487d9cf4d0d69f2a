import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { recogniseFile } from "#server/files/recogniseFile";
import { makeJpeg, makePdf, makePng, pngChunk, pngHeader, pngSignature } from "../../files";

const zip = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), Buffer.alloc(60)]);
const page = Buffer.from("<!doctype html><script>alert(1)</script>");
const end = pngChunk("IEND", Buffer.alloc(0));
const data = pngChunk("IDAT", deflateSync(Buffer.alloc(10)));
const png = (...chunks: Buffer[]): Buffer => Buffer.concat([pngSignature, ...chunks]);

test.each([
  ["pdf", makePdf(["One", "Two"])],
  ["png", makePng()],
  ["jpeg", makeJpeg()],
  ["jpeg", makeJpeg(640, 480, { scans: 10, frame: 0xc2 })],
] as const)("a %s is known by its content and kept as it is", (type, bytes) => {
  expect(recogniseFile(bytes)).toEqual({ ok: true, type, content: bytes });
});

test("a PDF may have been changed by appending, and may have a few bytes after its end", () => {
  const changed = Buffer.concat([makePdf(), makePdf().subarray(9), Buffer.from("\r\n\0\0")]);
  expect(recogniseFile(changed)).toMatchObject({ ok: true, type: "pdf" });
});

test.each([
  ["png", makePng()],
  ["jpeg", makeJpeg()],
] as const)("what follows the end of a %s, such as an archive or a page, is left out", (type, picture) => {
  for (const guest of [zip, page]) {
    const polyglot = Buffer.concat([picture, guest]);
    expect(recogniseFile(polyglot)).toEqual({ ok: true, type, content: picture });
  }
});

test.each<[string, Buffer]>([
  ["nothing", Buffer.alloc(0)],
  ["a page", page],
  ["an archive", zip],
  ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ["a GIF", Buffer.from("GIF89a")],
  ["a PDF behind something else", Buffer.concat([page, makePdf()])],
  ["an archive that ends like a PDF", Buffer.concat([zip, Buffer.from("startxref\n0\n%%EOF")])],
  ["a PDF without its end", makePdf().subarray(0, -20)],
  ["only the beginning of a PDF", Buffer.from("%PDF-1.7\n%%EOF")],
  ["a PNG without its end", makePng().subarray(0, -12)],
  ["a PNG without data", png(pngHeader(4, 4), end)],
  ["a PNG without a header", png(data, end)],
  ["a PNG with two headers", png(pngHeader(4, 4), pngHeader(9, 9), data, end)],
  ["a PNG of no width", png(pngHeader(0, 4), data, end)],
  ["a PNG with a chunk that is longer than the file", png(pngHeader(4, 4), Buffer.from("7fffffff49444154", "hex"))],
  ["a PNG with a damaged chunk", Buffer.from(makePng().map((byte, index) => (index === 45 ? byte ^ 1 : byte)))],
  ["the signature of a PNG before a page", Buffer.concat([pngSignature, page])],
  ["a JPEG without its end", makeJpeg().subarray(0, -2)],
  ["a JPEG without a scan", makeJpeg(16, 16, { scans: 0 })],
  ["a JPEG of no height", makeJpeg(16, 0)],
  ["a JPEG of a coding that browsers do not show", makeJpeg(16, 16, { frame: 0xc9 })],
  ["a JPEG with a thousand passes", makeJpeg(16, 16, { scans: 1_000 })],
  ["the signature of a JPEG before a page", Buffer.concat([Buffer.from([0xff, 0xd8]), page])],
])("%s is refused in words", (_, bytes) => {
  expect(recogniseFile(bytes)).toEqual({ ok: false, message: expect.stringMatching(/\.$/) as unknown });
});

test.each([
  ["png", png(pngHeader(100_000, 100_000), data, end)],
  ["png", png(pngHeader(0xffffffff, 0xffffffff), data, end)],
  ["jpeg", makeJpeg(65_535, 65_535)],
] as const)("a small %s that unpacks to a huge picture is refused by its size, and not unpacked", (_, bytes) => {
  expect(recogniseFile(bytes)).toMatchObject({
    ok: false,
    message: expect.stringContaining("40 million in all are allowed") as unknown,
  });
});

test("any bytes get an answer, also ones that begin and end well", () => {
  const beginnings = [Buffer.alloc(0), Buffer.from("%PDF-"), pngSignature, Buffer.from([0xff, 0xd8, 0xff])];
  fc.assert(
    fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), (beginning, rest) => {
      const bytes = Buffer.concat([beginning, rest]);
      const answer = recogniseFile(bytes);
      if (answer.ok) expect(answer.content.length).toBeLessThanOrEqual(bytes.length);
      else expect(answer.message).not.toBe("");
    }),
  );
});

test("a file that was cut off anywhere is not taken for a whole one", () => {
  for (const whole of [makePng(), makeJpeg(), makePdf()])
    for (let length = 0; length < whole.length - 1; length++)
      expect(recogniseFile(whole.subarray(0, length)).ok).toBe(false);
});
