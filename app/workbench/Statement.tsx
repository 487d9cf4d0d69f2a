import { FormulaStyles } from "../ui/FormulaStyles";

/** A statement, rendered when its version was published: HTML and CSS, no script. */
export function Statement({ html }: { html: string }) {
  return (
    <>
      <FormulaStyles />
      {/* The publishing pipeline sanitised the author's Markdown before any mathematics was set. */}
      <article className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
