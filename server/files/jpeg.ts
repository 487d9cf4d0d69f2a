import type { Picture } from "./picture";

const marker = { fill: 0xff, stuffed: 0x00, end: 0xd9, scan: 0xda, restart0: 0xd0, restart7: 0xd7 };
/** Baseline, extended and progressive, all with Huffman codes: what cameras write and browsers show. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2];
const otherFrames: readonly number[] = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
/** A progressive picture has about ten. Each is a pass over all pixels, and costs its sender a few bytes. */
const mostScans = 60;

/**
 * Size and end of a JPEG, from its segments: each within the file, one frame, and scans up to the mark of the end.
 * Undefined where that is not so.
 *
 * @see ITU-T Recommendation T.81, Annex B
 */
export function readJpeg(bytes: Uint8Array): Picture | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { width: number; height: number } | undefined;
  let scans = 0;
  let offset = 2;
  while (offset + 1 < file.length) {
    if (file[offset] !== marker.fill) return undefined;
    const code = file[offset + 1] ?? 0;
    if (code === marker.fill) {
      offset++;
      continue;
    }
    if (code === marker.end) return size !== undefined && scans > 0 ? { ...size, endsAt: offset + 2 } : undefined;
    if (offset + 4 > file.length) return undefined;
    const next = offset + 2 + file.readUInt16BE(offset + 2);
    if (next > file.length || next < offset + 4 || otherFrames.includes(code)) return undefined;
    if (frames.includes(code)) {
      if (size !== undefined || next < offset + 10) return undefined;
      size = { height: file.readUInt16BE(offset + 5), width: file.readUInt16BE(offset + 7) };
      if (size.width === 0 || size.height === 0) return undefined;
    }
    if (code === marker.scan && (size === undefined || ++scans > mostScans)) return undefined;
    offset = code === marker.scan ? endOfScan(file, next) : next;
  }
  return undefined;
}

/** Where the coded pixels end that begin at `start`: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Buffer, start: number): number {
  let offset = file.indexOf(marker.fill, start);
  while (offset !== -1 && offset + 1 < file.length) {
    const code = file[offset + 1] ?? 0;
    const isInside = code === marker.stuffed || (code >= marker.restart0 && code <= marker.restart7);
    if (!isInside) return offset;
    offset = file.indexOf(marker.fill, offset + 2);
  }
  return file.length;
}
