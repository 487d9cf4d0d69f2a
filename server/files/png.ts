import { crc32 } from "node:zlib";
import type { Picture } from "./picture";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
const headerBytes = 13;
/** Length and type before a chunk's data, and its checksum after it. */
const frameBytes = 12;

/**
 * Size and end of a PNG, from its chunks: each within the file and with its checksum, first the header, some image data,
 * and the end. Undefined where that is not so.
 *
 * @see W3C, Portable Network Graphics (PNG) Specification (Third Edition), §5
 */
export function readPng(bytes: Uint8Array): Picture | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!signature.every((byte, index) => file[index] === byte)) return undefined;
  let size: { width: number; height: number } | undefined;
  let hasData = false;
  let offset: number = signature.length;
  while (offset + frameBytes <= file.length) {
    const length = file.readUInt32BE(offset);
    const type = file.toString("latin1", offset + 4, offset + 8);
    const end = offset + frameBytes + length;
    if (end > file.length || !/^[A-Za-z]{4}$/.test(type)) return undefined;
    if (crc32(file.subarray(offset + 4, end - 4)) !== file.readUInt32BE(end - 4)) return undefined;
    const isHeader = type === "IHDR";
    // The header stands first, and once.
    if (isHeader !== (size === undefined)) return undefined;
    if (isHeader) {
      if (length !== headerBytes) return undefined;
      size = { width: file.readUInt32BE(offset + 8), height: file.readUInt32BE(offset + 12) };
      if (size.width === 0 || size.height === 0) return undefined;
    }
    hasData ||= type === "IDAT" && length > 0;
    if (type === "IEND") return size !== undefined && hasData ? { ...size, endsAt: end } : undefined;
    offset = end;
  }
  return undefined;
}
