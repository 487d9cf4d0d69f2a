import { crc32, deflateSync } from "node:zlib";

/** Small files of every type that can be handed in, made here so that tests can make them wrong. */

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function pngHeader(width: number, height: number): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return pngChunk("IHDR", data);
}

/** Grey, darker from left to right. */
export function makePng(width = 40, height = 30): Buffer {
  const rows = Array.from({ length: height }, () => [0, ...Array.from({ length: width }, (_, x) => (4 * x) % 256)]);
  const pixels = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([
    pngSignature,
    pngHeader(width, height),
    pngChunk("IDAT", pixels),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

const segment = (code: number, data: readonly number[]): number[] => {
  const length = data.length + 2;
  return [0xff, code, length >> 8, length & 255, ...data];
};

/** The segments of a JPEG with one grey component; its coded pixels are not worth looking at. */
export function makeJpeg(width = 16, height = 16, { scans = 1, frame = 0xc0 } = {}): Buffer {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(frame, [8, ...size, 1, 1, 0x11, 0]),
    ...Array.from({ length: scans }, () => scan).flat(),
    ...[0xff, 0xd9],
  ]);
}

/** A PDF with a line of text on each page. */
export function makePdf(texts: readonly string[] = ["Hello"]): Buffer {
  const first = 3;
  const pages = texts.map((_, index) => `${first + 2 * index} 0 R`).join(" ");
  const font = first + 2 * texts.length;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${pages}] /Count ${texts.length} >>`,
    ...texts.flatMap((text, index) => {
      const stream = `BT /F1 24 Tf 40 150 Td (${text}) Tj ET`;
      const resources = `/Resources << /Font << /F1 ${font} 0 R >> >>`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] ${resources} /Contents ${first + 2 * index + 1} 0 R >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const start = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  return Buffer.from(`${text}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`, "latin1");
}
