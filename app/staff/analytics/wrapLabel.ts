const mostCharacters = 44;
const mostLines = 2;

/** A label in lines that fit a narrow window; what does not fit two of them is cut, and stands whole in the table. */
export function wrapLabel(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/).flatMap(pieces)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= mostCharacters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= mostLines) return lines;
  const kept = lines.slice(0, mostLines);
  kept[mostLines - 1] = `${(kept[mostLines - 1] ?? "").slice(0, mostCharacters - 1)}…`;
  return kept;
}

/** A word that is longer than a line, in several. */
const pieces = (word: string): string[] => word.match(new RegExp(`.{1,${mostCharacters}}`, "gu")) ?? [];
