/** A function a student must export, read from TypeScript notation such as `step(g: Vec, alpha: number): Vec`. */
export interface Signature {
  name: string;
  parameters: { name: string; type: string }[];
  returns: string;
}

const namePattern = /^[A-Za-z_$][\w$]*$/;

/**
 * Reads one signature. Only the outer structure is understood: types stay text, because the room checks the few it
 * knows (`number`, `Vec`, `Mat`, `[number, number]`) and lets the rest pass.
 *
 * @returns the signature, or a sentence that says what is wrong with the text
 */
export function parseSignature(text: string): { signature: Signature } | { problem: string } {
  const open = text.indexOf("(");
  const name = text.slice(0, Math.max(open, 0)).trim();
  if (!namePattern.test(name))
    return { problem: `"${text}" must start with a function name and "(", as in step(g: Vec, alpha: number): Vec` };
  const close = matchingParenthesis(text, open);
  if (close === undefined) return { problem: `"${text}" has no matching ")"` };
  const returns = /^\s*:\s*(\S[\s\S]*)$/.exec(text.slice(close + 1))?.[1]?.trim();
  if (returns === undefined) return { problem: `"${text}" must end with ": " and the type it returns` };

  const parameters: Signature["parameters"] = [];
  for (const piece of splitAtTopLevel(text.slice(open + 1, close), ",")) {
    const colon = piece.indexOf(":");
    const parameter = piece.slice(0, Math.max(colon, 0)).trim().replace(/\?$/, "");
    const type = piece.slice(colon + 1).trim();
    if (!namePattern.test(parameter) || type === "")
      return { problem: `in "${text}", "${piece.trim()}" must read "name: type"` };
    parameters.push({ name: parameter, type });
  }
  return { signature: { name, parameters, returns } };
}

function matchingParenthesis(text: string, open: number): number | undefined {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === "(") depth++;
    if (text[index] === ")" && --depth === 0) return index;
  }
  return undefined;
}

/** Splits at separators that stand outside all brackets; empty pieces are left out. */
export function splitAtTopLevel(text: string, separator: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    const isArrow = character === ">" && text[index - 1] === "=";
    if ("([{<".includes(character)) depth++;
    else if (")]}>".includes(character) && !isArrow) depth--;
    else if (character === separator && depth === 0) {
      pieces.push(text.slice(start, index));
      start = index + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces.filter((piece) => piece.trim() !== "");
}
