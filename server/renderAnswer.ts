import { renderMarkdown } from "./statement";

/**
 * Markdown that a student wrote, as HTML that is safe to show. Text that nests too deeply for the parser, such as
 * thousands of quotation marks on a line, is shown as it was typed: it must not take the page of its reader away.
 */
export function renderAnswer(markdown: string): string {
  try {
    return renderMarkdown(markdown).html;
  } catch (error) {
    // The parser recurses once a level; its stack is the only thing here that can overflow.
    if (!(error instanceof RangeError)) throw error;
    return `<pre tabindex="0"><code>${markdown.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</code></pre>`;
  }
}
