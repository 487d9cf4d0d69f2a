import type { Checked } from "../kind";
import { typesInWords } from "./file";
import type { UploadAnswer, UploadPart } from "./part";

/** Files of the right types and sizes are handed in: what they show is for a person to judge. */
export function checkUpload({ accepts, maxFiles, maxMiB }: UploadPart, { files }: UploadAnswer): Checked {
  const refuse = (message: string): Checked => ({ status: "invalid", message });
  if (files.length === 0) return refuse("There is no file yet. Add one, then hand it in.");
  if (files.length > maxFiles)
    return refuse(`These are ${files.length} files, and ${maxFiles} are allowed. Remove some, then hand in again.`);
  if (new Set(files.map(({ id }) => id)).size < files.length)
    return refuse("A file is there twice. Remove it once, then hand in again.");
  const stranger = files.find(({ type }) => !accepts.includes(type));
  if (stranger !== undefined)
    return refuse(`"${stranger.name}" is not of a type that is asked for here: ${typesInWords(accepts)}.`);
  const tooLarge = files.find(({ sizeBytes }) => sizeBytes > maxMiB * 1024 * 1024);
  if (tooLarge !== undefined) return refuse(`"${tooLarge.name}" is larger than ${maxMiB} MiB.`);
  return {
    status: "handed-in",
    message: "Handed in. A person looks at this; its points appear once the review is finished.",
  };
}
