import type { FileType } from "#problems/kinds/upload/file";
import { isPdf } from "./pdf";
import { readJpeg } from "./jpeg";
import { readPng } from "./png";
import type { Picture } from "./picture";

/** Pixels that a reader's browser may be asked to unpack: more than any camera in a telephone takes by default. */
const mostPixels = 40_000_000;

export type RecognisedFile =
  | { ok: true; type: FileType; /** The file without what follows a picture's end. */ content: Uint8Array }
  | { ok: false; message: string };

/**
 * What a file is, by its content alone: neither its name nor what a browser says of it counts. Structure is read and
 * nothing is unpacked, so a file that unpacks to gigabytes costs nothing here.
 */
export function recogniseFile(bytes: Uint8Array): RecognisedFile {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d]))
    return isPdf(bytes)
      ? { ok: true, type: "pdf", content: bytes }
      : { ok: false, message: "This PDF is not complete: its end is missing. Export or download it once more." };
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return toPicture("png", bytes, readPng(bytes));
  if (startsWith(bytes, [0xff, 0xd8])) return toPicture("jpeg", bytes, readJpeg(bytes));
  return {
    ok: false,
    message:
      "By its content this is no PDF, PNG or JPEG, whatever its name says. Export it as one of these, then add it again.",
  };
}

const startsWith = (bytes: Uint8Array, first: readonly number[]): boolean =>
  first.every((byte, index) => bytes[index] === byte);

function toPicture(type: "png" | "jpeg", bytes: Uint8Array, picture: Picture | undefined): RecognisedFile {
  if (picture === undefined)
    return { ok: false, message: "This picture is damaged or not complete. Save it once more, then add it again." };
  const { width, height, endsAt } = picture;
  if (width * height > mostPixels)
    return {
      ok: false,
      message: `This picture has ${width} × ${height} pixels, and 40 million in all are allowed. Make it smaller.`,
    };
  return { ok: true, type, content: bytes.subarray(0, endsAt) };
}
