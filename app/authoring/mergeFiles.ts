/** A folder as text, by path. */
export type Files = Readonly<Record<string, string>>;
/** Texts by path; null takes a file away. */
export type FileChanges = Readonly<Record<string, string | null>>;

/** A file that two people changed: what each made of it, null for taken away. */
export interface Clash {
  file: string;
  mine: string | null;
  theirs: string | null;
}

export interface Merge {
  /** Everything of both sides; where they clash, mine. */
  files: Files;
  /** Files of which theirs was taken, because only they changed them. */
  taken: string[];
  clashes: Clash[];
}

/** What two people made of the same folder, joined file by file. */
export function mergeFiles(base: Files, mine: Files, theirs: Files): Merge {
  const files: Record<string, string> = {};
  const taken: string[] = [];
  const clashes: Clash[] = [];
  for (const file of pathsOf(base, mine, theirs)) {
    const [was, here, there] = [textOf(base, file), textOf(mine, file), textOf(theirs, file)];
    const theyChanged = there !== was;
    const iChanged = here !== was;
    const text = theyChanged && !iChanged ? there : here;
    if (text !== null) files[file] = text;
    if (theyChanged && !iChanged) taken.push(file);
    if (theyChanged && iChanged && here !== there) clashes.push({ file, mine: here, theirs: there });
  }
  return { files, taken, clashes };
}

/** What leads from one folder to another. */
export function changesBetween(before: Files, after: Files): FileChanges {
  const changed = pathsOf(before, after).filter((file) => textOf(before, file) !== textOf(after, file));
  return Object.fromEntries(changed.map((file) => [file, textOf(after, file)]));
}

export function withChanges(files: Files, changes: FileChanges): Files {
  const all = Object.entries({ ...files, ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The text of a file, null when the folder does not have it. */
export const textOf = (files: Files, file: string): string | null =>
  Object.hasOwn(files, file) ? (files[file] ?? null) : null;

const pathsOf = (...folders: Files[]): string[] => [...new Set(folders.flatMap((files) => Object.keys(files)))].sort();
