import { type FileType, fileTypes } from "#problems/kinds/upload/file";
import { storableText } from "./storableText";

const mostCharacters = 120;

/**
 * A name under which a file can be shown and saved on any system: without folders, without characters that cannot be seen
 * or turn text around, and with an ending that is true.
 */
export function cleanFileName(name: string, type: FileType): string {
  const [bare = ""] = storableText(name).normalize("NFC").split(/[/\\]/).slice(-1);
  const visible = bare
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[<>:"|?*]/g, "_")
    .replace(/^[\s.]+/, "")
    .trim();
  const { endings } = fileTypes[type];
  const ending = endings.find((each) => visible.toLowerCase().endsWith(each));
  const stem = ending === undefined ? visible : visible.slice(0, -ending.length);
  // A cut may fall into the middle of a character.
  const short = storableText(stem.slice(0, mostCharacters));
  return `${short === "" ? "file" : short}${ending ?? endings[0]}`;
}
