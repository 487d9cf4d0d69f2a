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
 *
 * @throws RangeError when there are more formulas than `formulas` allows, or the text nests too deeply for the parser
 */
export function renderMarkdown(markdown: string, { formulas }: { formulas?: FormulaBounds } = {}): RenderedMarkdown {
  // Built anew each time: with shared macros, \gdef in one text would be visible in the next one.
  const file = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(requireWithin, formulas)
    .use(remarkRehype)
    .use(headingsFromSecondLevel)
    .use(rehypeSanitize, schema)
    .use(percentWithItsNumber)
    .use(rehypeKatex, {
      output: "htmlAndMathml",
      trust: false,
      strict: "ignore",
      maxSize: 20,
      maxExpand: 500,
      macros: {},
    })
    .use(formulasWithTheirPunctuation)
    .use(focusableScrollers)
    .use(cornersOfTables)
    .use(rehypeStringify)
    .processSync(markdown);
  return { html: String(file), problems: file.messages.map((message) => sentenceOf(message.reason, message.cause)) };
}

/** How much of a text may be formulas: drawing them takes nearly all the time, for some a millisecond a character. */
export interface FormulaBounds {
  count: number;
  /** Of all formulas together. */
  characters: number;
}

interface MarkdownNode {
  type: string;
  value?: string;
  children?: MarkdownNode[];
}

function requireWithin(bounds: FormulaBounds | undefined) {
  return (tree: MarkdownNode): void => {
    if (bounds === undefined) return;
    const formulas = textsOfFormulas(tree);
    const characters = formulas.reduce((sum, formula) => sum + formula.length, 0);
    if (formulas.length > bounds.count || characters > bounds.characters) throw new RangeError("too many formulas");
  };
}

function textsOfFormulas({ type, value = "", children = [] }: MarkdownNode): string[] {
  return type === "math" || type === "inlineMath" ? [value] : children.flatMap(textsOfFormulas);
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

/** "85 %" stays on one line; in code, and that is what formulas still are here, nothing changes. */
function percentWithItsNumber() {
  return (tree: Tree): void => {
    for (const { tagName, children } of elementsOf(tree))
      for (const child of children)
        if (child.type === "text" && tagName !== "code")
          child.value = child.value.replaceAll(/(?<=\d) (?=%)/g, "\u00a0");
  };
}

/**
 * To a browser a formula is a box, and a line may break on either side of it, also before a full stop. Here it forms a
 * unit with the bracket before it and with what follows up to the next space, such as the rest of "p-norm".
 */
function formulasWithTheirPunctuation() {
  return (tree: Tree): void => {
    for (const parent of elementsOf(tree)) {
      const { children } = parent;
      if (!children.some(isFormula)) continue;
      const texts = children.map((child, place) =>
        child.type === "text"
          ? splitText(child.value, { follows: isFormula(children[place - 1]), leads: isFormula(children[place + 1]) })
          : undefined,
      );
      parent.children = children.flatMap((child, place): Node[] => {
        const text = texts[place];
        if (text !== undefined) return textNodes(text.middle);
        if (!isFormula(child)) return [child];
        const opening = textNodes(texts[place - 1]?.opening);
        const rest = textNodes(texts[place + 1]?.rest);
        if (opening.length + rest.length === 0) return [child];
        const unit = [...opening, withBreaks(child), ...rest];
        return [{ type: "element", tagName: "span", properties: { className: ["formula"] }, children: unit }];
      });
    }
  };
}

type Node = Element["children"][number];

/** A unit does not break by itself, so a long formula says where it may: between the boxes that KaTeX draws it in. */
function withBreaks(element: Element): Element {
  const children = element.children.flatMap((child, place): Node[] => {
    if (child.type !== "element") return [child];
    const breaks: Node[] =
      place > 0 && hasClass(child, "base") ? [{ type: "element", tagName: "wbr", properties: {}, children: [] }] : [];
    return [...breaks, hasClass(child, "katex-html") ? withBreaks(child) : child];
  });
  return { ...element, children };
}

const isFormula = (node: Node | undefined): node is Element => node?.type === "element" && hasClass(node, "katex");

function hasClass({ properties }: Element, name: string): boolean {
  const classes = properties["className"];
  return Array.isArray(classes) && classes.includes(name);
}

/** What of a text belongs to the formula before it, to none, and to the one after it. */
function splitText(text: string, formulas: { follows: boolean; leads: boolean }) {
  const rest = formulas.follows ? (/^\S{1,12}(?=\s|$)/.exec(text)?.[0] ?? "") : "";
  const others = text.slice(rest.length);
  const opening = formulas.leads ? (/(?<=\s|^)[([“‘"']+$/.exec(others)?.[0] ?? "") : "";
  return { rest, middle: others.slice(0, others.length - opening.length), opening };
}

const textNodes = (value = ""): Node[] => (value === "" ? [] : [{ type: "text", value }]);

function focusableScrollers() {
  return (tree: Tree): void => {
    for (const element of elementsOf(tree)) {
      if (hasClass(element, "katex-display") || element.tagName === "pre") element.properties["tabIndex"] = 0;
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
