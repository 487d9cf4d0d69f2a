import { z } from "zod";
import { questionFields } from "../kind";
import { refineRubric, rubricFields } from "../rubric";
import { fileTypeNames, FileTypeSchema, UploadedFileSchema } from "./file";

/** Files that a person looks at, with what to look for in them. */
export const UploadPartSchema = z
  .strictObject({
    kind: z.literal("upload"),
    ...questionFields,
    ...rubricFields,
    accepts: z
      .array(FileTypeSchema)
      .min(1)
      .refine((types) => new Set(types).size === types.length, "a type is listed twice")
      .default([...fileTypeNames]),
    maxFiles: z.number().int().min(1).max(20).default(5),
    /** Of each file. */
    maxMiB: z.number().int().min(1).max(25).default(10),
  })
  .superRefine(refineRubric);
export type UploadPart = z.infer<typeof UploadPartSchema>;

export const UploadAnswerSchema = z.strictObject({
  kind: z.literal("upload"),
  /** In the order in which they are to be looked at. */
  files: z.array(UploadedFileSchema).max(20),
});
export type UploadAnswer = z.infer<typeof UploadAnswerSchema>;
