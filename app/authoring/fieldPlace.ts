/**
 * Where something stands in the text of a file: a field of a definition, such as "parts.0.points" in problem.ts, or a line,
 * such as "line 3".
 *
 * @returns line and column from 1; of a field that is not there the place of what should hold it, or the first line
 */
export function fieldPlace(source: string, field: string): { line: number; column: number } {
  const line = /^line (\d+)$/.exec(field)?.[1];
  if (line !== undefined) return { line: Number(line), column: 1 };
  const names = field.split(/[.[\]]+/).filter((name) => name !== "");
  let from = 0;
  let found = 0;
  for (const [index, name] of names.entries()) {
    const isEntry = /^\d+$/.test(name);
    const next = isEntry ? startOfEntry(source, from, Number(name)) : startOfField(source, from, name);
    if (next < 0) break;
    found = next;
    // The entries of a list are counted from its bracket.
    from = !isEntry && /^\d+$/.test(names[index + 1] ?? "") ? source.indexOf("[", next) + 1 : next + 1;
  }
  const before = source.slice(0, found).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function startOfField(source: string, from: number, name: string): number {
  let before: { text: string; index: number } | undefined;
  for (const token of tokensOf(source, from)) {
    const isNamed = before?.text === name || before?.text === `"${name}"`;
    if (token.text === ":" && before !== undefined && isNamed) return before.index;
    before = token;
  }
  return -1;
}

/** Where entry `wanted` of the list that is open at `from` begins. */
function startOfEntry(source: string, from: number, wanted: number): number {
  let depth = 0;
  let entry = 0;
  let isAtStart = true;
  for (const { text, index } of tokensOf(source, from)) {
    if (depth === 0 && text === ",") {
      entry++;
      isAtStart = true;
      continue;
    }
    if (depth === 0 && text === "]") return -1;
    if (isAtStart && entry === wanted) return index;
    isAtStart = false;
    if ("[({".includes(text)) depth++;
    else if ("])}".includes(text)) depth--;
  }
  return -1;
}

const tokens = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[^]*?\*\/|[\w$]+|[^\s]/g;

/** Words, marks and whole texts; what stands inside of texts and comments is no field. */
function* tokensOf(source: string, from: number): Generator<{ text: string; index: number }> {
  for (const match of source.slice(from).matchAll(tokens)) {
    const [text] = match;
    if (!text.startsWith("//") && !text.startsWith("/*")) yield { text, index: from + match.index };
  }
}
