import { renderMarkdown } from "./statement";

/** Several times what fits on the pages of a long answer. */
const formulas = { count: 300, characters: 4_000 };

/**
 * Markdown that a student wrote, as HTML that is safe to show. Text that nests too deeply for the parser, such as
 * thousands of quotation marks on a line, or has more formulas than anybody writes, is shown as it was typed: it must
 * not take the page of its reader away, nor the server's time from everybody else.
 */
export function renderAnswer(markdown: string): string {
  try {
    return renderMarkdown(markdown, { formulas }).html;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `<pre tabindex="0"><code>${markdown.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</code></pre>`;
  }
}
