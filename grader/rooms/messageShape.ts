/**
 * Bounds on a room's message before it is parsed. JSON.parse and a schema take time in proportion to a text, but up to a
 * hundred times more for one that is all brackets or full of objects that do not fit: a second or more, in which the
 * judge serves nobody. Every message that is understood stays far inside these bounds.
 */

/** An encoded value has at most 24 levels of at most three brackets (values.ts); the rest is for the message around it. */
const maxDepth = 100;
/** Three for each of the entries that a value may have, and some. */
const maxBrackets = 800_000;
/** Entries and fields outside of encoded values. */
const maxParts = 50_000;

/** Whether a JSON text is not nested too deeply and not made of brackets. Reads every character at most twice. */
export function hasModestNesting(text: string): boolean {
  let depth = 0;
  let brackets = 0;
  for (let place = 0; place < text.length; place++) {
    switch (text.charCodeAt(place)) {
      case quote:
        place = endOfString(text, place);
        break;
      case openingBracket:
      case openingBrace:
        if (++depth > maxDepth || ++brackets > maxBrackets) return false;
        break;
      case closingBracket:
      case closingBrace:
        depth--;
    }
  }
  return true;
}

const [quote, backslash, openingBracket, closingBracket, openingBrace, closingBrace] = [34, 92, 91, 93, 123, 125];

/** Where the string that begins at `start` has its closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = end;
    while (text.charCodeAt(escapes - 1) === backslash) escapes--;
    if ((end - escapes) % 2 === 0) return end;
  }
  return text.length;
}

/** Whether parsed JSON has few entries and fields, not counting what stands inside encoded values, which bound themselves. */
export function hasFewParts(json: unknown): boolean {
  let left = maxParts;
  const waiting: unknown[] = [json];
  while (waiting.length > 0) {
    const item = waiting.pop();
    if (typeof item !== "object" || item === null || isTagged(item)) continue;
    const parts: readonly unknown[] = Array.isArray(item) ? item : Object.values(item);
    left -= parts.length;
    if (left < 0) return false;
    for (const part of parts) if (typeof part === "object") waiting.push(part);
  }
  return true;
}

/** Nothing but an encoded value begins with a text of one letter and has no more than four entries. */
const isTagged = (item: object): boolean =>
  Array.isArray(item) && item.length <= 4 && typeof item[0] === "string" && item[0].length === 1;
