import { readFile } from "node:fs/promises";
import path from "node:path";
import { renderMarkdown } from "./statement";

/** A page of the guide for authors, in pieces as a screen shows them. */
export interface GuidePage {
  /** Its name in addresses and its file's name. */
  slug: string;
  title: string;
  /** What stands before the first section. */
  introductionHtml: string;
  sections: { id: string; title: string; html: string }[];
}

export interface GuideOutline {
  slug: string;
  title: string;
}

const folder = path.join(process.cwd(), "problems", "guide");
const contentsFile = "README.md";

/** What the guide begins with, and its pages in the order of the list there. It holds no secrets: there is no actor. */
export async function readGuide(): Promise<{ title: string; introductionHtml: string; pages: GuideOutline[] }> {
  const text = await readFile(path.join(folder, contentsFile), "utf8");
  const [beforeList = ""] = text.split(/^\d+\. /m);
  const { title, introductionHtml } = toPage("", beforeList);
  const pages = [...text.matchAll(/^\d+\. \[(.+)\]\(([a-z-]+)\.md\)$/gm)].map(([, name = "", slug = ""]) => ({
    slug,
    title: name,
  }));
  return { title, introductionHtml, pages };
}

/** Undefined for a name that is not in the list. */
export async function findGuidePage(slug: string): Promise<GuidePage | undefined> {
  const { pages } = await readGuide();
  if (!pages.some((page) => page.slug === slug)) return undefined;
  return toPage(slug, await readFile(path.join(folder, `${slug}.md`), "utf8"));
}

/** The first line is the title, and each heading of the second level begins a section. */
function toPage(slug: string, markdown: string): GuidePage {
  const [first = "", ...lines] = withAddresses(markdown).split("\n");
  const pieces: { title: string; lines: string[] }[] = [{ title: "", lines: [] }];
  let isCode = false;
  for (const line of lines) {
    if (line.startsWith("```")) isCode = !isCode;
    // What looks like a heading in a block of code is a part of somebody's statement.
    if (line.startsWith("## ") && !isCode) pieces.push({ title: line.slice(3), lines: [] });
    else pieces.at(-1)?.lines.push(line);
  }
  const [introduction, ...sections] = pieces.map(({ title, lines: inside }) => ({
    id: idOf(title),
    title,
    html: renderMarkdown(inside.join("\n")).html,
  }));
  return { slug, title: first.replace(/^# /, ""), introductionHtml: introduction?.html ?? "", sections };
}

/** Pages link to each other by file name, which works where files are read; here a page has an address. */
const withAddresses = (markdown: string): string =>
  markdown.replaceAll(/\]\(([a-z-]+)\.md(#[\w-]+)?\)/g, "](/guide/$1$2)");

/** As hosts of repositories make it from a heading, so that one link works in both places. */
const idOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");
