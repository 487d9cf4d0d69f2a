import rehypeKatex from "rehype-katex";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

export interface RenderedMarkdown {
  /** Safe to put into a page as it is. */
  html: string;
  /** Formulas that KaTeX could not read, one sentence each. They are shown as their source. */
  problems: string[];
}

/**
 * Markdown with formulas, as authors write it, to HTML.
 *
 * The text is not trusted: raw HTML is dropped, the rest is sanitized, and only then are formulas drawn (KaTeX needs
 * style attributes that a sanitizer would take away, so KaTeX itself runs without trust and with bounds). Headings start
 * at h2, because a page has its own h1. Wide formulas and code scroll, and can be reached by keyboard for that.
 */
export function renderMarkdown(markdown: string): RenderedMarkdown {
  // Built anew each time: with shared macros, \gdef in one text would be visible in the next one.
  const file = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(remarkRehype)
    .use(headingsFromSecondLevel)
    .use(rehypeSanitize, schema)
    .use(rehypeKatex, {
      output: "htmlAndMathml",
      trust: false,
      strict: "ignore",
      maxSize: 20,
      maxExpand: 500,
      macros: {},
    })
    .use(focusableScrollers)
    .use(cornersOfTables)
    .use(rehypeStringify)
    .processSync(markdown);
  return { html: String(file), problems: file.messages.map((message) => sentenceOf(message.reason, message.cause)) };
}

// The page's policy allows no images of other sites, and a problem folder holds only text.
const schema = {
  ...defaultSchema,
  tagNames: defaultSchema.tagNames?.filter((name) => name !== "img") ?? [],
  attributes: {
    ...defaultSchema.attributes,
    code: [["className", /^language-[\w-]+$/, "math-inline", "math-display"] as [string, ...(string | RegExp)[]]],
  },
};

type Tree = Parameters<NonNullable<ReturnType<typeof rehypeSanitize>>>[0];
type Element = Extract<Tree["children"][number], { type: "element" }>;

function headingsFromSecondLevel() {
  return (tree: Tree): void => {
    const headings = elementsOf(tree).filter((element) => /^h[1-6]$/.test(element.tagName));
    const levelOf = (heading: Element): number => Number(heading.tagName.slice(1));
    const shift = 2 - Math.min(...headings.map(levelOf));
    for (const heading of headings) heading.tagName = `h${Math.min(6, levelOf(heading) + shift)}`;
  };
}

function focusableScrollers() {
  return (tree: Tree): void => {
    for (const element of elementsOf(tree)) {
      const classes = element.properties["className"];
      const isDisplay = Array.isArray(classes) && classes.includes("katex-display");
      if (isDisplay || element.tagName === "pre") element.properties["tabIndex"] = 0;
    }
  };
}

/** The corner above row names heads nothing, and a heading without words would be read as one. */
function cornersOfTables() {
  return (tree: Tree): void => {
    for (const element of elementsOf(tree))
      if (element.tagName === "th" && element.children.length === 0) element.tagName = "td";
  };
}

function elementsOf(parent: Tree | Element): Element[] {
  return parent.children.flatMap((child) => (child.type === "element" ? [child, ...elementsOf(child)] : []));
}

const sentenceOf = (reason: string, cause: unknown): string => (cause instanceof Error ? cause.message : reason);
