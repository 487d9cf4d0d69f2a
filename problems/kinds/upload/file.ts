import { z } from "zod";

/** Types of files that can be handed in, by the name that authors use. Each is recognised by its content. */
export const fileTypes = {
  pdf: { contentType: "application/pdf", words: "PDF", endings: [".pdf"] },
  png: { contentType: "image/png", words: "PNG", endings: [".png"] },
  jpeg: { contentType: "image/jpeg", words: "JPEG", endings: [".jpg", ".jpeg"] },
} as const;

export type FileType = keyof typeof fileTypes;
export const fileTypeNames = ["pdf", "png", "jpeg"] as const satisfies readonly FileType[];
export const FileTypeSchema = z.enum(fileTypeNames);

/** A file that is stored already. The server fills in what it knows of it; the browser's word is not taken. */
export const UploadedFileSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(255),
  type: FileTypeSchema,
  sizeBytes: z
    .number()
    .int()
    .min(1)
    .max(25 * 1024 * 1024),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type UploadedFile = z.infer<typeof UploadedFileSchema>;

/** "PDF, PNG or JPEG". */
export function typesInWords(types: readonly FileType[]): string {
  const words = types.map((type) => fileTypes[type].words);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words[words.length - 1] ?? ""}`;
}

/** "820 bytes", "14 KiB", "2.3 MiB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KiB`;
  return `${(bytes / (1024 * 1024)).toFixed(1)} MiB`;
}
