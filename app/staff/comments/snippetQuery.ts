import type { SnippetView } from "#server/snippets";

/** What somebody types to find a snippet: a slash at the start of a word, and what follows up to the caret. */
export interface SnippetQuery {
  /** Where the slash stands. */
  start: number;
  words: string;
}

const longestQuery = 60;

/** The query that the caret stands at the end of, if any. "3/4", "// note" and "and / or" are none. */
export function snippetQueryAt(text: string, caret: number): SnippetQuery | null {
  const match = /(?<=^|\s)\/((?![\s/])[^\n/]*)?$/.exec(text.slice(0, caret));
  const words = match?.[1] ?? "";
  return match === null || words.length > longestQuery ? null : { start: match.index, words };
}

/** The snippets that hold all words, in any order and in any case, in the order in which they come. */
export function matchSnippets(snippets: readonly SnippetView[], words: string, most = 8): SnippetView[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const holdsAll = (text: string): boolean => wanted.every((word) => text.toLowerCase().includes(word));
  return snippets.filter(({ text }) => holdsAll(text)).slice(0, most);
}

/** The text with a snippet in the place of the query, and where the caret then stands. */
export function insertSnippet(
  text: string,
  { start, caret }: { start: number; caret: number },
  snippet: string,
): { text: string; caret: number } {
  return { text: text.slice(0, start) + snippet + text.slice(caret), caret: start + snippet.length };
}
