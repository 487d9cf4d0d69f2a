import { preload } from "react-dom";

// With a precedence React puts it into the head and holds the page for it, so that no formula is seen unset.
const stylesheet = { rel: "stylesheet", href: "/katex/katex.min.css", precedence: "default" } as const;

// The faces that most formulas need. Preloaded, so that a page does not move when they arrive.
const faces = ["KaTeX_Main-Regular", "KaTeX_Math-Italic", "KaTeX_AMS-Regular", "KaTeX_Size1-Regular"];

/** What a page needs that shows formulas. However often it stands on a page, the page gets it once. */
export function FormulaStyles() {
  for (const face of faces)
    preload(`/katex/fonts/${face}.woff2`, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return <link {...stylesheet} />;
}
