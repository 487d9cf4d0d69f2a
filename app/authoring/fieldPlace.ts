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
  const match = new RegExp(`\\b${name.replace(/[^\w$]/g, "")}\\b["']?\\s*:`).exec(source.slice(from));
  return match === null ? -1 : from + match.index;
}

/** Where entry `wanted` of the list that is open at `from` begins; brackets inside of texts and comments do not count. */
function startOfEntry(source: string, from: number, wanted: number): number {
  let depth = 0;
  let entry = 0;
  const tokens = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[^]*?\*\/|[[\](){},]|[^\s]/g;
  tokens.lastIndex = from;
  let isAtStart = true;
  for (let match = tokens.exec(source); match !== null; match = tokens.exec(source)) {
    const [token] = match;
    if (token.startsWith("//") || token.startsWith("/*")) continue;
    if (depth === 0 && token === ",") {
      entry++;
      isAtStart = true;
      continue;
    }
    if (depth === 0 && token === "]") return -1;
    if (isAtStart && entry === wanted) return match.index;
    isAtStart = false;
    if ("[({".includes(token)) depth++;
    else if ("])}".includes(token)) depth--;
  }
  return -1;
}
