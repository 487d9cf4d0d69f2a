import { z } from "zod";
import type { AnswerPlace } from "../questions/answerField.client";
import { type UploadedFile, UploadedFileSchema } from "#problems/kinds/upload/file";

export type SendAnswer = { ok: true; file: UploadedFile } | { ok: false; message: string };

/**
 * Sends a file to be stored. XMLHttpRequest, because fetch does not tell how much of a body is on its way.
 *
 * @param onProgress - gets the share that was sent, 0 to 1
 */
export function sendFile(
  file: File,
  place: AnswerPlace,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<SendAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ item: place.itemId, part: place.partId, name: file.name.slice(0, 1_000) });
    request.open("POST", `/api/uploads?${query.toString()}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    request.onerror = () => resolve({ ok: false, message: "The server cannot be reached. Try again." });
    request.onabort = () => resolve({ ok: false, message: "Stopped." });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    if (signal.aborted) return resolve({ ok: false, message: "Stopped." });
    request.send(file);
  });
}

const RefusalSchema = z.object({ message: z.string() });

function readAnswer(status: number, text: string): SendAnswer {
  const body = readJson(text);
  const stored = UploadedFileSchema.safeParse(body);
  if (status === 201 && stored.success) return { ok: true, file: stored.data };
  if (status === 401)
    return { ok: false, message: "You are signed out. Sign in again in another tab, then add it once more." };
  const refusal = RefusalSchema.safeParse(body);
  if (refusal.success) return { ok: false, message: refusal.data.message };
  return { ok: false, message: "Something failed on our side, so it was not stored. Try again." };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
