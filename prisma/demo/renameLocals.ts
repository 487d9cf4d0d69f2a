/** What somebody calls their variables who hopes that nobody will notice. */
const otherNames = ["aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "jj", "kk", "mm", "nn", "pp", "qq"];

/** Few students explain their programs as the course does. */
export const withoutComments = (source: string): string =>
  source.replace(/^\s*\/\*\*[^]*?\*\/\n/gm, "").replace(/^\s*\/\/.*\n/gm, "");

/**
 * A program with other names for its local variables and without its comments: a copy that only looks different.
 * Names that are also fields of objects keep theirs.
 */
export function renameLocals(source: string): string {
  const bare = withoutComments(source);
  const declared = [...bare.matchAll(/^\s+(?:const|let) (\w+)\b/gm)].map(([, name = ""]) => name);
  const names = [...new Set(declared)].filter((name) => !isField(bare, name));
  return names.slice(0, otherNames.length).reduce((text, name, index) => {
    const other = otherNames[index];
    return other === undefined ? text : text.replace(new RegExp(`\\b${name}\\b`, "g"), other);
  }, bare);
}

/** Whether the name stands behind a dot, before a colon, or in braces or brackets, where it may mean a field. */
const isField = (source: string, name: string): boolean =>
  new RegExp(`\\.${name}\\b|\\b${name}\\s*\\??:|[{[,][^(){};]*\\b${name}\\b[^(){};]*[}\\]]`).test(source);
