/** The comment lines at the head of a hostile file, such as "// outcome: wrong-answer 0". */
export const readLine = (text: string, word: string): string | undefined =>
  new RegExp(`^\\uFEFF?// ${word}: (.*)$`, "m").exec(text)?.[1];

/** @throws Error naming the file if the line is missing */
export function needLine(text: string, word: string, file: string): string {
  const found = readLine(text, word);
  if (found === undefined) throw new Error(`${file} does not say its ${word}`);
  return found;
}

/** Words joined by semicolons, with control characters written as \u001b. */
export function splitWords(list: string | undefined): string[] {
  const readable = (word: string) =>
    word.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return list === undefined ? [] : list.split(";").map((word) => readable(word.trim()));
}

/** What stands for texts that are too long to be kept in a file: a comment that says "repeat", how often, and what. */
export const repeatPieces = (text: string): string =>
  text.replace(/\/\*repeat (\d+) (.+?)\*\//g, (_, count: string, piece: string) =>
    (piece === "\\n" ? "\n" : piece).repeat(Number(count)),
  );
