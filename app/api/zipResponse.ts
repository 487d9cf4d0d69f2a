import { Readable } from "node:stream";
import type { PersonalDataFile } from "#server/personalData";
import { attachmentNamed } from "./attachmentNamed";

/** A zip that is sent while it is written. */
export const zipResponse = ({ fileName, content }: PersonalDataFile): Response =>
  new Response(Readable.toWeb(content) as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": attachmentNamed(fileName),
      "Cache-Control": "private, no-store",
    },
  });
