import { renderMarkdown } from "#server/statement";

const html = (markdown: string): string => renderMarkdown(markdown).html;

test("formulas are drawn, with a form that screen readers can read", () => {
  const page = html("Let $g=\\nabla L(\\theta)$ and\n\n$$\nu^\\star=\\arg\\min_u\n$$\n");
  expect(page).toContain('<span class="katex-mathml">');
  expect(page).toContain('class="katex-display" tabindex="0"');
  expect(page).not.toContain("katex-error");
});

test.each([
  ["# One\n\n## Two\n\n### Three", ["h2", "h3", "h4"]],
  ["## Two\n\n### Three", ["h2", "h3"]],
  ["### Three\n\n#### Four\n\n### Three", ["h2", "h3", "h2"]],
  ["# One\n\n###### Six", ["h2", "h6"]],
  ["No heading", []],
])("headings of %j become %j", (markdown, levels) => {
  expect([...html(markdown).matchAll(/<(h\d)/g)].map(([, level]) => level)).toEqual(levels);
});

/** Where F is a formula and brackets stand for what is kept in one unit with it. */
const unitsOf = (markdown: string): string => {
  const page = html(markdown).replace(/<span class="formula">/g, "[");
  const [formula = ""] = html("$x$").match(/<span class="katex">.*<\/span>/) ?? [];
  return page
    .replaceAll(formula, "F")
    .replaceAll(/<\/span>/g, "]")
    .replaceAll(/<\/?(p|em|strong)>/g, "");
};

test.each([
  ["a full stop", "from $x$. Then", "from [F.] Then"],
  ["the rest of a word", "the $x$-norm of", "the [F-norm] of"],
  ["brackets around it", "a number ($x$) here", "a number [(F)] here"],
  ["two of them without a space between", "is $x$/$x$.", "is [F/][F.]"],
  ["a bracket between two of them", "is $x$($x$)", "is [F(][F)]"],
  ["a formula alone", "is $x$ or $x$", "is F or F"],
  ["a long word", "the $x$thisisnotpunctuation", "the Fthisisnotpunctuation"],
  ["emphasis beside it", "the *$x$,* and", "the [F,] and"],
])("a line does not break between a formula and what belongs to it: %s", (_, markdown, units) => {
  expect(unitsOf(markdown)).toBe(units);
});

test("a long formula with its punctuation may still break where KaTeX lets it", () => {
  const breaksIn = (markdown: string) => html(markdown).split("<wbr>").length - 1;
  expect(breaksIn("so $a=b+c$, then")).toBe(2);
  expect(breaksIn("so $a$, then")).toBe(0);
  expect(breaksIn("so $a=b+c$ then")).toBe(0);
});

test("a number keeps its per cent sign, and code keeps its spaces", () => {
  expect(html("near 10 % of all")).toContain("near 10\u00a0% of all");
  expect(html("write `7 % 3`")).toContain("7 % 3");
});

test("code keeps its language and can be scrolled by keyboard; tables and lists are there", () => {
  expect(html("```ts\nstep(g)\n```")).toBe('<pre tabindex="0"><code class="language-ts">step(g)\n</code></pre>');
  expect(html("| a | b |\n|---|---|\n| 1 | 2 |")).toContain("<td>2</td>");
});

test("the empty corner of a table is no heading", () => {
  expect(html("|  | a |\n|---|---|\n| b | 1 |")).toMatch(/<tr>\s*<td><\/td>\s*<th>a<\/th>/);
});

test("a formula that cannot be read is reported and shown as its source", () => {
  const { html: page, problems } = renderMarkdown("so $\\frac{1$ is");
  expect(problems).toEqual([expect.stringContaining("KaTeX parse error")]);
  expect(page).toContain("\\frac{1");
});

test("what one text defines is unknown to the next", () => {
  renderMarkdown("$\\gdef\\R{\\mathbb R}\\R$");
  expect(renderMarkdown("$\\R$").html).toBe(renderMarkdown("$\\R$").html);
  renderMarkdown("$\\gdef\\secret{42}\\secret$");
  expect(renderMarkdown("$\\secret$").problems).toHaveLength(1);
});

const hostile: [string, string][] = [
  ["a script", "<script>alert(1)</script>"],
  ["a script between words", "before <script src=//evil.example/x.js></script> after"],
  ["an image with a handler", "<img src=x onerror=alert(1)>"],
  ["a picture of another site", "![x](https://evil.example/pixel.png)"],
  ["a drawing with a handler", "<svg onload=alert(1)><script>alert(1)</script></svg>"],
  ["a frame", '<iframe src="javascript:alert(1)"></iframe>'],
  ["a form", '<form action="https://evil.example"><input name=password></form>'],
  ["a style", "<style>body{display:none}</style>"],
  ["a handler on a heading", "<h1 onmouseover=alert(1)>x</h1>"],
  ["a link to a script", "[x](javascript:alert(1))"],
  ["a link to a script in disguise", "[x](JaVaScRiPt&#58;alert(1))"],
  ["a link to a script with a tab", "[x](java\tscript:alert(1))"],
  ["a link to data", "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)"],
  ["a link to vbscript", "[x](vbscript:msgbox(1))"],
  ["a reference link to a script", "[x][y]\n\n[y]: javascript:alert(1)"],
  ["an autolink to a script", "<javascript:alert(1)>"],
  ["a formula that links to a script", "$\\href{javascript:alert(1)}{x}$"],
  ["a formula with an address", "$\\url{javascript:alert(1)}$"],
  ["a formula with data attributes", "$\\htmlData{x=onclick}{y}$"],
  ["a formula with a style", "$\\htmlStyle{position:fixed;inset:0}{x}$"],
  ["a formula with a class", "$\\htmlClass{katex-display}{x}$"],
  ["a formula with an image", "$\\includegraphics{https://evil.example/pixel.png}$"],
  ["markup inside a formula", "$<script>alert(1)</script>$"],
  ["markup in the text of a formula", "$\\text{<img src=x onerror=alert(1)>}$"],
  ["markup in a formula that cannot be read", "$\\frac{<img src=x onerror=alert(1)>$"],
  ["a class that would draw a formula", '<code class="math-inline">\\href{javascript:alert(1)}{x}</code>'],
  ["a fence that would draw a formula", "```math\n\\href{javascript:alert(1)}{x}\n```"],
  ["a definition without end", "$\\def\\a{\\a\\a}\\a$"],
  ["an expansion that grows", "$\\def\\a#1{#1#1}\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{x}}}}}}}}}}}}$"],
];

test.each(hostile)("%s is inert", (_, markdown) => {
  const page = html(markdown);
  const tags = [...page.matchAll(/<([a-zA-Z][\w-]*)([^>]*)>/g)];
  const names = tags.map(([, name = ""]) => name.toLowerCase());
  expect(
    names.filter((name) =>
      ["script", "img", "iframe", "form", "input", "style", "object", "embed", "base"].includes(name),
    ),
  ).toEqual([]);
  for (const [, , attributes = ""] of tags) {
    expect(attributes).not.toMatch(/\son\w+\s*=/i);
    expect(attributes).not.toMatch(/\s(href|src|xlink:href|action)\s*=\s*"?(?!(https?:|mailto:|#|\/)|")/i);
    expect(attributes).not.toMatch(/position\s*:\s*fixed/i);
  }
});

test("a giant rule stays within bounds", () => {
  const sizes = [...html("$\\rule{99999em}{99999em}$").matchAll(/(?:width|height):([\d.]+)em/g)].map(([, size]) =>
    Number(size),
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(20);
});
