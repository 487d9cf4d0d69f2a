import { displayAnswer, forStudent, checkAnswer, type Question } from "#problems/kinds/kinds";
import { sizeInWords, typesInWords } from "#problems/kinds/upload/file";
import { AnswerSchema, PartSchema, type ProblemDefinition } from "#problems/schema";
import { renderAnswer } from "#server/renderAnswer";

const definition: ProblemDefinition["parts"][number] = {
  ...{ kind: "upload", id: "plots", title: "Plots", points: 2, source: "test.1", prompt: "Draw.", explanation: "-" },
  ...{ accepts: ["pdf", "png"], maxFiles: 2, maxMiB: 1 },
  rubric: [{ id: "drawn", text: "secret-rubric", points: 2 }],
  misconceptions: [{ id: "none", text: "secret-misconception", feedback: "secret-feedback" }],
};
const part = PartSchema.parse(definition) as Question;

const file = (changes: object = {}) => ({
  ...{ id: "0199aaaa-0000-7000-8000-000000000001", name: "plots.pdf", type: "pdf", sizeBytes: 2_000 },
  sha256: "a".repeat(64),
  ...changes,
});
const other = file({ id: "0199aaaa-0000-7000-8000-000000000002", name: "b.png", type: "png" });

const check = (...files: object[]) => {
  const answer = AnswerSchema.parse({ kind: "upload", files });
  if (answer.kind !== "upload") throw new Error("not an upload");
  return checkAnswer(part, answer, { seed: "s" });
};

test("files that are asked for are handed in to a person", () => {
  expect(check(file(), other)).toMatchObject({
    status: "handed-in",
    message: expect.stringMatching(/^Handed in/) as unknown,
  });
});

test.each<[string, object[], string]>([
  ["no file", [], "no file yet"],
  ["too many", [file(), other, file({ id: "0199aaaa-0000-7000-8000-000000000003" })], "3 files, and 2 are allowed"],
  ["the same twice", [file(), file()], "twice"],
  ["another type", [file({ name: "c.jpg", type: "jpeg" })], "PDF or PNG"],
  ["too large a file", [file({ sizeBytes: 1024 * 1024 + 1 })], "larger than 1 MiB"],
])("%s is invalid and says what is expected", (_, files, words) => {
  expect(check(...files)).toEqual({ status: "invalid", message: expect.stringContaining(words) as unknown });
});

test.each([
  { files: [file({ id: "../../secrets" })] },
  { files: [file({ sha256: "short" })] },
  { files: [file({ sizeBytes: -1 })] },
  { files: [file({ type: "html" })] },
  { files: [file({ content: "bytes" })] },
  { files: Array.from({ length: 21 }, () => file()) },
])("an answer of another shape is none", (answer) => {
  expect(AnswerSchema.safeParse({ kind: "upload", ...answer }).success).toBe(false);
});

test.each([
  [{ rubric: [{ id: "drawn", text: "Drawn.", points: 1 }] }, "the rubric gives 1 points"],
  [{ accepts: ["pdf", "pdf"] }, "listed twice"],
  [{ accepts: [] }, ""],
  [{ maxMiB: 26 }, ""],
])("a part that does not fit together is refused", (changes, words) => {
  const parsed = PartSchema.safeParse({ ...definition, ...changes });
  expect(parsed.success).toBe(false);
  expect(parsed.error?.message).toContain(words);
});

test("a student sees what is allowed and nothing of the rubric", () => {
  const shown = forStudent(part, (markdown) => markdown);
  expect(shown).toEqual({ accepts: ["pdf", "png"], maxFiles: 2, maxMiB: 1 });
});

test("an answer in words is a link to each file, and a name is only ever text", () => {
  const name = "`](javascript:alert(1)) <b>x</b> $x^2$.pdf";
  const answer = AnswerSchema.parse({ kind: "upload", files: [file({ name })] });
  if (answer.kind !== "upload") throw new Error("not an upload");
  const html = renderAnswer(displayAnswer(part, answer));
  expect(html).toContain('href="/api/uploads/0199aaaa-0000-7000-8000-000000000001"');
  expect(html).toContain("(PDF, 2 KiB)");
  expect(html).not.toMatch(/href="javascript|<b>|katex/);
});

test("sizes and types in words", () => {
  expect([1, 1023, 1024, 1_500_000].map(sizeInWords)).toEqual(["1 byte", "1023 bytes", "1 KiB", "1.4 MiB"]);
  expect(typesInWords(["pdf", "png", "jpeg"])).toBe("PDF, PNG or JPEG");
  expect(typesInWords(["pdf"])).toBe("PDF");
});
