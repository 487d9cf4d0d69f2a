import { storableJson, storableText } from "#server/storableText";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const hostile = ["a\0b", "\uD800", "\uDC00\uD800", "x\uD83Dy", "\u0000", "😀 stays", "\u0001 stays", "plain"];

test.each([
  ["a\0b", "a\uFFFDb"],
  ["half \uD83D", "half \uFFFD"],
  ["whole 😀", "whole 😀"],
])("%j becomes %j", (text, stored) => {
  expect(storableText(text)).toBe(stored);
});

test("PostgreSQL takes whatever comes out, as text and as JSON, and gives it back unchanged", async () => {
  const value = storableJson({ texts: hostile, "key\0": [{ "\uD800": "\0" }], n: 1.5, nothing: null, yes: true });
  const [row] = await database().$queryRaw<{ json: unknown; text: string }[]>`
    SELECT ${JSON.stringify(value)}::jsonb AS json, ${storableText(hostile.join(""))}::text AS text`;
  expect(row).toEqual({ json: value, text: storableText(hostile.join("")) });
});
