import { defineKind } from "../kind";
import { checkUpload } from "./check";
import { type FileType, fileTypes, sizeInWords, type UploadedFile } from "./file";
import { UploadAnswerSchema, UploadPartSchema } from "./part";

/** What the field shows: nothing of the rubric. */
export interface ShownUpload {
  accepts: FileType[];
  maxFiles: number;
  maxMiB: number;
}

export const upload = defineKind({
  name: "upload",
  part: UploadPartSchema,
  answer: UploadAnswerSchema,
  forStudent: ({ accepts, maxFiles, maxMiB }): ShownUpload => ({ accepts, maxFiles, maxMiB }),
  check: checkUpload,
  display: (_, { files }) => files.map((file) => `* ${describe(file)}`).join("\n"),
  // No machine can tell a right file, so there is nothing to prove; the part's explanation is what students are shown.
  examples: () => ({ right: [], wrong: [] }),
});

/** A link with the name as code: names are strangers' text, and in code nothing of it is markup. */
const describe = ({ id, name, type, sizeBytes }: UploadedFile): string =>
  `[\`${name.replaceAll(/[`\r\n]/g, "'")}\`](/api/uploads/${id}) (${fileTypes[type].words}, ${sizeInWords(sizeBytes)})`;
