import { EnvironmentError } from "../env";
import { causeOf, codeOf, messageOf } from "./thrown";

/**
 * Something in the way that the person at the keyboard can remove. Its text is all they see: what happened, what it
 * means, and what to do.
 */
export class PlainError extends Error {
  override name = "PlainError";
}

export const fullDisk = (detail: string): string =>
  `The disk is full (${detail}).\nMake some room and try again; nothing that was saved is lost.`;

/** What the operating system and PostgreSQL report, by code, in words. `detail` is the original message. */
const meanings: Readonly<Record<string, (detail: string) => string>> = {
  ENOSPC: fullDisk,
  EDQUOT: (detail) =>
    `Your disk quota is used up (${detail}).\nMake some room and try again; nothing that was saved is lost.`,
  EROFS: (detail) =>
    `This place cannot be written to: it is read-only (${detail}).\nChoose another folder for the data: ALLCLOSE_DATA=~/allclose-data npm start`,
  EACCES: (detail) =>
    `This account may not write there (${detail}).\nThe folder belongs to somebody else, perhaps because Allclose was started as root before. ` +
    "Give it back with chown, or choose another folder for the data: ALLCLOSE_DATA=~/allclose-data npm start",
  EPERM: (detail) => `This account may not do that (${detail}).`,
  ENOENT: (detail) => `This place cannot hold files (${detail}).`,
  ENOTDIR: (detail) => `A file stands where a folder is needed (${detail}).`,
  EMFILE: () => "This account has too many open files.\nRaise the limit in this terminal and try again: ulimit -n 4096",
  ENOMEM: () => "This machine has no memory left. Close something and try again.",
};

/** @returns the error in words if its cause is one people can remove; undefined for a fault in Allclose itself */
export function toPlainError(error: unknown): PlainError | undefined {
  if (error instanceof PlainError) return error;
  if (error instanceof EnvironmentError)
    return new PlainError(`${error.message}\n.env.example explains every variable.`);
  const meaning = meanings[codeOf(error)];
  if (meaning !== undefined) return new PlainError(meaning(messageOf(error)), { cause: error });
  const cause = causeOf(error);
  return cause === undefined ? undefined : toPlainError(cause);
}
