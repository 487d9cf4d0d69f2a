/**
 * Text of a student or an author as it may be shown anywhere: what would move a terminal's cursor, turn the reading
 * direction round or end a text becomes a visible character. The length stays as it was.
 */
export const plainText = (text: string): string => text.replace(/\r\n/g, " \n").replace(active, visible);

/** The same for every string in a JSON value, keys excepted. */
export function plainTexts(value: unknown): unknown {
  if (typeof value === "string") return plainText(value);
  if (Array.isArray(value)) return value.map(plainTexts);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainTexts(inner)]));
}

/** Controls other than tab and line feed, and the marks, embeddings, overrides and isolates of bidirectional text. */
const active = /(?![\t\n])\p{Cc}|\p{Bidi_Control}/gu;

/** Unicode has a picture of each of the first 32 controls and of delete. */
function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\uFFFD";
}
