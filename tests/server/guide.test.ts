import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { findGuidePage, readGuide, type GuidePage } from "#server/guide";

// Formulas are drawn for all pages first.
jest.setTimeout(120_000);

let pages: GuidePage[] = [];
beforeAll(async () => {
  const found = await Promise.all((await readGuide()).pages.map(({ slug }) => findGuidePage(slug)));
  pages = found.filter((page) => page !== undefined);
});

const htmlOf = (page: GuidePage): string =>
  [page.introductionHtml, ...page.sections.map(({ html }) => html)].join("\n");

test("the list of contents has every page once, under its own title", async () => {
  const { pages: listed } = await readGuide();
  const files = readdirSync(path.resolve("problems/guide")).filter((file) => file !== "README.md");
  expect(listed.map(({ slug }) => `${slug}.md`).sort()).toEqual(files.sort());
  expect(pages.map(({ slug, title }) => ({ slug, title }))).toEqual(listed);
});

test("a page begins with words and goes on in sections with words, each with an address of its own", () => {
  for (const page of pages) {
    for (const html of [page.introductionHtml, ...page.sections.map(({ html }) => html)])
      expect(html).toMatch(/<(?:p|ul)>/);
    const ids = page.sections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]+$/);
  }
});

test("every formula can be drawn", () => {
  for (const page of pages) expect(htmlOf(page)).not.toContain("katex-error");
});

test("every link of a page leads to a page, and to a section that it has", () => {
  const places = new Set(
    pages.flatMap(({ slug, sections }) => [`/guide/${slug}`, ...sections.map(({ id }) => `/guide/${slug}#${id}`)]),
  );
  const links = pages.flatMap((page) => [...htmlOf(page).matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href));
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((href) => !places.has(href))).toEqual([]);
});

test("whatever the guide says to choose or to press stands on a screen", () => {
  const screens = ["app", "problems/templates"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(path.join(folder, file), "utf8")),
  );
  const words = pages.flatMap((page) =>
    [...htmlOf(page).matchAll(/<strong>(.+?)<\/strong>/g)].map(([, word = ""]) => word),
  );
  expect(words).toContain("Publish");
  // As the whole of a text; where the guide leaves something out, as its beginning.
  const stands = (word: string) =>
    new RegExp(`(?:^ +|[>"“\`])${word.endsWith("…") ? word.slice(0, -1) : `${word}(?:[<"”]|$)`}`, "m");
  expect(words.filter((word) => !screens.some((screen) => stands(word).test(screen)))).toEqual([]);
});

test("what looks like a heading inside code begins no section", () => {
  const first = pages.find(({ slug }) => slug === "first-problem");
  expect(first?.sections.map(({ title }) => title)).not.toContain("Write the function");
  expect(first?.sections.map(({ html }) => html).join("")).toContain("## Write the function");
});

test.each(["README", "nothing", "../schema", "__proto__", ""])("there is no page %j", async (slug) => {
  expect(await findGuidePage(slug)).toBeUndefined();
});
