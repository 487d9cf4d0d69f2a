import { createHash } from "node:crypto";
import type { Actor } from "#server/actor";
import { AppError } from "#server/errors";
import { getSubmission, submitAnswer } from "#server/submissions";
import { readUpload, storeUpload } from "#server/uploads";
import { UploadedFileSchema, type UploadedFile } from "#problems/kinds/upload/file";
import { newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { makeJpeg, makePdf, makePng } from "../files";
import type { QuestionItem } from "../questionItem";
import { inChunks, makeUploadItem, store } from "../uploadItem";

useFreshDatabase();

const handIn = (at: QuestionItem, actor: Actor, files: object[], part = "plots") =>
  submitAnswer(actor, {
    ...{ itemId: at.questionItemId, partId: at.partIds[part] ?? "", kind: "submit", clientKey: newClientKey() },
    answer: { kind: "upload", files },
  });

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const count = (at: QuestionItem) => database().upload.count({ where: { courseId: at.courseId } });

test("a file is stored once with what it is, whatever its name says and however often it comes", async () => {
  const at = await makeUploadItem();
  const { student } = at.people;
  const bytes = makePng();
  const first = await store(at, student, bytes, { fileName: "../plots.pdf" });
  expect(first).toEqual({
    ...{ id: expect.any(String) as string, name: "plots.pdf.png", type: "png", sizeBytes: bytes.length },
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
  const again = await Promise.all([1, 2, 3].map(() => store(at, student, bytes, { fileName: "other.png" })));
  expect(again).toEqual([first, first, first]);
  expect(await count(at)).toBe(1);
  expect((await store(at, student, bytes, { part: "more" })).id).not.toBe(first.id);
  expect((await store(at, at.people.otherStudent, bytes)).id).not.toBe(first.id);
});

test("what follows a picture's end is not stored", async () => {
  const at = await makeUploadItem();
  const { id } = await store(at, at.people.student, Buffer.concat([makePng(), Buffer.from("PK\x03\x04 an archive")]));
  expect(Buffer.from((await readUpload(at.people.student, id)).content)).toEqual(makePng());
});

test.each([
  ["a page", Buffer.from("<script>alert(1)</script>"), "INVALID"],
  ["a type that is not asked for", makeJpeg(), "INVALID"],
  ["half a PDF", makePdf().subarray(0, 60), "INVALID"],
  ["nothing", Buffer.alloc(0), "INVALID"],
  ["too much", Buffer.concat([makePdf(), Buffer.alloc(1024 * 1024)]), "TOO_LARGE"],
])("%s is not stored", async (_, bytes, code) => {
  const at = await makeUploadItem();
  expect(await codeOf(store(at, at.people.student, bytes))).toBe(code);
  expect(await count(at)).toBe(0);
});

test("a stream without an end is left as soon as it is too long", async () => {
  const at = await makeUploadItem();
  let sent = 0;
  let isLeft = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        sent += 65_536;
        yield await Promise.resolve(new Uint8Array(65_536));
      }
    } finally {
      isLeft = true;
    }
  }
  const order = { itemId: at.questionItemId, partId: at.partIds["plots"] ?? "", fileName: "a.pdf", bytes: endless() };
  expect(await codeOf(storeUpload(at.people.student, order))).toBe("TOO_LARGE");
  expect(isLeft).toBe(true);
  expect(sent).toBeLessThanOrEqual(1024 * 1024 + 65_536);
});

test.each([
  ["stranger", "NOT_FOUND"],
  ["dropped", "NOT_FOUND"],
  ["ta", "ok"],
] as const)("%s stores a file: %s", async (who, code) => {
  const at = await makeUploadItem();
  expect(await codeOf(store(at, at.people[who], makePdf()))).toBe(code);
});

test.each([
  ["not open yet", { opensIn: 1, dueIn: 2 }],
  ["closed", { opensIn: -9, dueIn: -8, closesIn: -7 }],
])("while the assignment is %s nothing is stored for a student", async (_, dates) => {
  const at = await makeUploadItem(dates);
  expect(await codeOf(store(at, at.people.student, makePdf()))).toBe("CLOSED");
});

test("a part that asks for something else takes no files", async () => {
  const at = await makeUploadItem();
  const order = { itemId: at.itemId, partId: at.partId, fileName: "a.pdf", bytes: inChunks(makePdf()) };
  expect(await codeOf(storeUpload(at.people.student, order))).toBe("INVALID");
});

test("one person's files for a part have a limit", async () => {
  const at = await makeUploadItem();
  const { student } = at.people;
  const [row] = await Promise.all([store(at, student, makePdf())]);
  const kept = await database().upload.findUniqueOrThrow({ where: { id: row.id } });
  for (let index = 0; index < 59; index++) {
    const content = Buffer.concat([kept.content ?? Buffer.alloc(0), Buffer.from(` ${index}`)]);
    const sha256 = createHash("sha256").update(content).digest("hex");
    const { id: _, ...columns } = kept;
    await database().upload.create({ data: { ...columns, content, sha256, sizeBytes: content.length } });
  }
  expect(await codeOf(store(at, student, makePng()))).toBe("TOO_LARGE");
  expect(await codeOf(store(at, student, makePdf()))).toBe("ok");
  expect(await codeOf(store(at, at.people.otherStudent, makePng()))).toBe("ok");
});

test("who sends very many files waits", async () => {
  const at = await makeUploadItem();
  const codes: string[] = [];
  for (let index = 0; index < 62; index++) codes.push(await codeOf(store(at, at.people.student, makePdf())));
  expect(codes.filter((code) => code === "TOO_MANY_REQUESTS")).toHaveLength(2);
});

test.each([
  ["student", "ok"],
  ["ta", "ok"],
  ["instructor", "ok"],
  ["otherStudent", "NOT_FOUND"],
  ["dropped", "NOT_FOUND"],
  ["stranger", "NOT_FOUND"],
] as const)("%s reads a student's file: %s", async (who, code) => {
  const at = await makeUploadItem();
  const { id } = await store(at, at.people.student, makePdf());
  expect(await codeOf(readUpload(at.people[who], id))).toBe(code);
});

test("a TA of one section reads the files of that section only", async () => {
  const at = await makeUploadItem();
  const [mine, others] = await Promise.all(
    ["A", "B"].map((name) => database().section.create({ data: { courseId: at.courseId, name } })),
  );
  const place = (actor: Actor, sectionId: string | undefined, isLimitedToSection = false) =>
    database().enrollment.updateMany({
      where: { courseId: at.courseId, userId: actor.userId },
      data: { sectionId: sectionId ?? null, isLimitedToSection },
    });
  await place(at.people.ta, mine?.id, true);
  await place(at.people.student, mine?.id);
  await place(at.people.otherStudent, others?.id);
  const seen = await store(at, at.people.student, makePdf());
  const unseen = await store(at, at.people.otherStudent, makePdf());
  expect(await codeOf(readUpload(at.people.ta, seen.id))).toBe("ok");
  expect(await codeOf(readUpload(at.people.ta, unseen.id))).toBe("NOT_FOUND");
});

async function answerOf(submissionId: string): Promise<UploadedFile[]> {
  const { answer } = await database().submission.findUniqueOrThrow({ where: { id: submissionId } });
  return (answer as { files: unknown[] }).files.map((file) => UploadedFileSchema.parse(file));
}

test("an answer holds what is stored, not what the browser says, and its files stay", async () => {
  const at = await makeUploadItem();
  const { student } = at.people;
  const [one, two] = [await store(at, student, makePdf()), await store(at, student, makePng())];
  const lies = { ...two, name: "innocent.pdf", type: "pdf", sizeBytes: 1, sha256: "f".repeat(64) };
  const { submissionId } = await handIn(at, student, [lies, one]);
  expect(await answerOf(submissionId)).toEqual([two, one]);
  const rows = await database().upload.findMany({ where: { courseId: at.courseId }, select: { submissionId: true } });
  expect(rows).toEqual([{ submissionId }, { submissionId }]);

  const later = await handIn(at, student, [one]);
  expect(await answerOf(later.submissionId)).toEqual([one]);
  expect(await database().upload.count({ where: { submissionId } })).toBe(2);
  const { text, answerHtml } = await getSubmission(at.people.ta, later.submissionId);
  expect(JSON.parse(text)).toEqual({ kind: "upload", files: [one] });
  expect(answerHtml).toContain(`href="/api/uploads/${one.id}"`);
});

test("nobody hands in a file of another person, of another part, or of nobody", async () => {
  const at = await makeUploadItem();
  const { student, otherStudent } = at.people;
  const foreign = await store(at, otherStudent, makePdf());
  const elsewhere = await store(at, student, makePdf(), { part: "more" });
  const made = { ...foreign, id: "0199aaaa-0000-7000-8000-000000000001" };
  for (const file of [foreign, elsewhere, made]) expect(await codeOf(handIn(at, student, [file]))).toBe("INVALID");
  expect(await database().submission.count({ where: { userId: student.userId } })).toBe(0);
  expect(await database().upload.count({ where: { courseId: at.courseId, submissionId: null } })).toBe(2);
});

test("after a day a file goes that is neither handed in nor in a draft, with the next one that is stored", async () => {
  const at = await makeUploadItem();
  const { student } = at.people;
  const texts = ["handed in", "in a draft", "left", "new"];
  const [handed, drafted, left, fresh] = await Promise.all(texts.map((text) => store(at, student, makePdf([text]))));
  await handIn(at, student, [handed ?? {}]);
  const text = JSON.stringify({ kind: "upload", files: [drafted] });
  await database().draft.create({ data: { partId: at.partIds["plots"] ?? "", userId: student.userId, text } });
  const old = [handed, drafted, left].map((file) => file?.id ?? "");
  await database().upload.updateMany({
    where: { id: { in: old } },
    data: { createdAt: new Date(Date.now() - 25 * 3_600_000) },
  });
  await store(at, student, makePng());
  const kept = await database().upload.findMany({ where: { courseId: at.courseId, contentType: "application/pdf" } });
  expect(kept.map(({ id }) => id).sort()).toEqual([handed?.id, drafted?.id, fresh?.id].sort());
  expect(await codeOf(handIn(at, student, [left ?? {}]))).toBe("INVALID");
});
