import fc from "fast-check";
import { createFrameReader, encodeFrame, frameHeaderBytes, WireError } from "#grader/rooms/wire";

const text = fc.string({ unit: "grapheme", maxLength: 300 });

/** The bytes cut into chunks at the given places, empty chunks included. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const bounds = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return bounds.slice(1).map((end, index) => bytes.subarray(bounds[index], end));
}

test("texts come out as they went in, in order, wherever the stream is cut", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 20 }), (texts, places) => {
      const reader = createFrameReader();
      const stream = Buffer.concat(texts.map(encodeFrame));
      expect(cut(stream, places).flatMap((chunk) => [...reader.push(chunk)])).toEqual(texts);
    }),
  );
});

test("a stream split at every byte gives the same texts", () => {
  const texts = ["", "a", "θ* = −½‖g‖", "\u0000\u{1f4a5}"];
  const reader = createFrameReader();
  const stream = Buffer.concat(texts.map(encodeFrame));
  expect([...stream].flatMap((byte) => [...reader.push(Uint8Array.of(byte))])).toEqual(texts);
});

test("a frame is a big-endian length and UTF-8", () => {
  expect([...encodeFrame("é")]).toEqual([0, 0, 0, 2, 0xc3, 0xa9]);
});

test("a byte order mark is part of the text", () => {
  expect([...createFrameReader().push(encodeFrame("\ufeffx"))]).toEqual(["\ufeffx"]);
});

test("a text that is cut off is never given out", () => {
  fc.assert(
    fc.property(text, fc.nat(), (message, place) => {
      const frame = encodeFrame(message);
      expect([...createFrameReader().push(frame.subarray(0, place % frame.length))]).toEqual([]);
    }),
  );
});

test.each([
  ["one byte over the cap", 11],
  ["all bits set", 0xffffffff],
  ["the sign bit", 0x80000000],
])("a header that announces %s is refused before any of the body", (_, announced) => {
  const header = Buffer.alloc(frameHeaderBytes);
  header.writeUInt32BE(announced);
  expect(() => [...createFrameReader(10).push(header)]).toThrow(WireError);
});

test("a text of exactly the cap is taken", () => {
  expect([...createFrameReader(10).push(encodeFrame("0123456789"))]).toEqual(["0123456789"]);
});

test.each([
  ["a lone continuation byte", [0x80]],
  ["an overlong slash", [0xc0, 0xaf]],
  ["half a character", [0xe2, 0x82]],
  ["a surrogate", [0xed, 0xa0, 0x80]],
])("%s is not UTF-8 and refused", (_, bytes) => {
  expect(() => [...createFrameReader().push(Buffer.from([0, 0, 0, bytes.length, ...bytes]))]).toThrow(WireError);
});

test("any bytes at all give texts within the cap or a WireError, and after an error nothing more", () => {
  const cap = 1_000;
  const chunk = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    // Short headers, so that garbage gets as far as being a body.
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Uint8Array.of(0, 0, 0, ...bytes)),
  );
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 40 }), (chunks) => {
      const reader = createFrameReader(cap);
      let breach: unknown;
      for (const bytes of chunks)
        try {
          const texts = [...reader.push(bytes)];
          expect(breach).toBeUndefined();
          for (const message of texts) expect(Buffer.byteLength(message)).toBeLessThanOrEqual(cap);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
          if (breach !== undefined) expect(error).toBe(breach);
          breach = error;
        }
    }),
    { numRuns: 500 },
  );
});

test.each([1, 3, 1_000])(
  "a breach comes after the texts before it, also when the stream is cut every %p bytes",
  (size) => {
    const stream = Buffer.concat([encodeFrame("one"), encodeFrame("two"), Buffer.from([255, 255, 255, 255, 1, 2])]);
    const places = Array.from({ length: Math.ceil(stream.length / size) }, (_, index) => index * size);
    const reader = createFrameReader();
    const texts: string[] = [];
    expect(() => {
      for (const place of places)
        for (const message of reader.push(stream.subarray(place, place + size))) texts.push(message);
    }).toThrow(WireError);
    expect(texts).toEqual(["one", "two"]);
  },
);

test("a lone surrogate is sent as the replacement character", () => {
  expect([...createFrameReader().push(encodeFrame("a\ud800b"))]).toEqual(["a\ufffdb"]);
});
