import { insertSnippet, matchSnippets, snippetQueryAt } from "../../../app/staff/comments/snippetQuery";

/** The caret is where the bar stands. */
const queryIn = (text: string) => snippetQueryAt(text.replace("|", ""), text.indexOf("|"))?.words;

test.each([
  ["/|", ""],
  ["/sign|", "sign"],
  ["See /sign of|", "sign of"],
  ["one\n/two|", "two"],
  ["/si|gn", "si"],
  ["3/4|", undefined],
  ["// note|", undefined],
  ["and / or|", undefined],
  ["/sign\n|", undefined],
  ["no slash|", undefined],
  [`/${"a".repeat(61)}|`, undefined],
  ["/usr/bin|", undefined],
])("%j asks for %j", (text, words) => {
  expect(queryIn(text)).toBe(words);
});

const snippets = ["Name the sign", "Where does the SIGN come from?", "Right"].map((text, index) => ({
  id: String(index),
  text,
  authorName: "Tara",
}));

test.each([
  ["", ["0", "1", "2"]],
  ["sign the", ["0", "1"]],
  ["from  sign", ["1"]],
  ["left", []],
])("%j finds %j", (words, ids) => {
  expect(matchSnippets(snippets, words).map(({ id }) => id)).toEqual(ids);
});

test("no more are offered than asked for", () => {
  expect(matchSnippets(snippets, "", 2)).toHaveLength(2);
});

test("a snippet takes the place of its query and of nothing else", () => {
  const text = "Well, /si and more";
  expect(insertSnippet(text, { start: 6, caret: 9 }, "name it.")).toEqual({
    text: "Well, name it. and more",
    caret: 14,
  });
});
