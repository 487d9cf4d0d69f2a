import { createHash } from "node:crypto";
import type { Actor } from "#server/actor";
import { addLineComment, editLineComment, listLineComments, removeLineComment } from "#server/lineComments";
import { addRegionComment, editRegionComment, listRegionComments, removeRegionComment } from "#server/regionComments";
import { type CourseFixture, makeCourse, makeGradedSubmission, makePerson } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const region = { page: 1, x: 0.1, y: 0.2, width: 0.3, height: 0.1 };

async function makeAnswer(): Promise<CourseFixture & { submissionId: string; uploadId: string }> {
  const at = await makeCourse();
  const submissionId = await makeGradedSubmission(at, at.people.student, { score: 1 });
  const { id } = await database().upload.create({
    data: {
      ...{ courseId: at.courseId, ownerId: at.people.student.userId, partId: at.partId, submissionId },
      ...{
        fileName: "work.png",
        contentType: "image/png",
        sizeBytes: 4,
        sha256: createHash("sha256").update("data").digest("hex"),
      },
      content: Buffer.from("data"),
    },
  });
  return { ...at, submissionId, uploadId: id };
}

type At = Awaited<ReturnType<typeof makeAnswer>>;

/** Both sorts of comments have the same rules: about lines of code, and about rectangles of a picture. */
const sorts = {
  line: {
    add: (actor: Actor, at: At, text: string) =>
      addLineComment(actor, at.submissionId, { firstLine: 1, lastLine: 1, text }),
    list: (actor: Actor, at: At) => listLineComments(actor, at.submissionId),
    edit: editLineComment,
    remove: removeLineComment,
  },
  region: {
    add: (actor: Actor, at: At, text: string) =>
      addRegionComment(actor, at.submissionId, { uploadId: at.uploadId, ...region, text }),
    list: (actor: Actor, at: At) => listRegionComments(actor, at.submissionId),
    edit: editRegionComment,
    remove: removeRegionComment,
  },
};

describe.each(["line", "region"] as const)("a %s comment", (sort) => {
  const { add, list, edit, remove } = sorts[sort];

  test("begins a draft of a review where there is none, and joins the one that there is", async () => {
    const at = await makeAnswer();
    const { ta, instructor } = at.people;
    const first = await add(ta, at, "Why **this**? <script>alert(1)</script>");
    expect(await database().review.findMany({ where: { submissionId: at.submissionId } })).toMatchObject([
      { id: first.review.id, authorId: ta.userId, state: "draft", revision: 1 },
    ]);
    const second = await add(instructor, at, "And this?");
    expect(second.review).toEqual(first.review);
    const comments = await list(instructor, at);
    expect(comments.map(({ text, authorName }) => [text, authorName]).sort()).toEqual([
      ["And this?", "Ines"],
      ["Why **this**? <script>alert(1)</script>", "Tara"],
    ]);
    const html = comments.map((comment) => comment.html).join("");
    expect(html).toContain("<strong>this</strong>");
    expect(html).not.toContain("<script");
  });

  test("of two that begin a review at the same moment both are there", async () => {
    const at = await makeAnswer();
    await Promise.all([add(at.people.ta, at, "a"), add(at.people.instructor, at, "b")]);
    expect(await list(at.people.ta, at)).toHaveLength(2);
    expect(await database().review.count({ where: { submissionId: at.submissionId } })).toBe(1);
  });

  test("is changed by its author and by instructors, when they saw what stands there", async () => {
    const at = await makeAnswer();
    const { ta, instructor } = at.people;
    const other = await makePerson("Tom");
    await database().enrollment.create({ data: { courseId: at.courseId, userId: other.userId, role: "ta" } });
    const { id } = await add(ta, at, "first");
    expect(await list(other, at)).toMatchObject([{ canEdit: false }]);
    expect(await list(ta, at)).toMatchObject([{ canEdit: true }]);
    expect(await list(instructor, at)).toMatchObject([{ canEdit: true }]);
    await expect(edit(other, { id, seen: "first", text: "mine" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(remove(other, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await edit(ta, { id, seen: "first", text: "second" });
    await expect(edit(instructor, { id, seen: "first", text: "third" })).rejects.toMatchObject({
      code: "CONFLICT",
      message: "Somebody changed this comment meanwhile. It now says: “second”",
    });
    await edit(instructor, { id, seen: "second", text: "third" });
    expect(await list(ta, at)).toMatchObject([{ text: "third", authorId: ta.userId }]);
    await remove(instructor, id);
    expect(await list(ta, at)).toEqual([]);
    await expect(remove(ta, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const log = await database().auditEvent.findMany({ where: { courseId: at.courseId }, orderBy: { at: "asc" } });
    expect(log.map(({ action }) => action)).toEqual(
      ["added", "edited", "edited", "removed"].map((verb) => `${sort} comment ${verb}`),
    );
    expect(JSON.stringify(log)).not.toMatch(/first"|second"|third"/);
  });

  test("needs words, not too many", async () => {
    const at = await makeAnswer();
    for (const text of ["", " \n ", "a".repeat(5001)])
      await expect(add(at.people.ta, at, text)).rejects.toMatchObject({ code: "INVALID" });
    expect(await database().review.count({ where: { submissionId: at.submissionId } })).toBe(0);
  });

  test("is nothing to students, to strangers, and to staff of another section", async () => {
    const at = await makeAnswer();
    const { id } = await add(at.people.instructor, at, "first");
    const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
    await database().enrollment.update({
      where: { courseId_userId: { courseId: at.courseId, userId: at.people.ta.userId } },
      data: { sectionId: section.id, isLimitedToSection: true },
    });
    const missing = { code: "NOT_FOUND" };
    for (const who of ["student", "otherStudent", "dropped", "stranger", "ta"] as const) {
      const actor = at.people[who];
      await expect(list(actor, at)).rejects.toMatchObject(missing);
      await expect(add(actor, at, "a")).rejects.toMatchObject(missing);
      await expect(edit(actor, { id, seen: "first", text: "a" })).rejects.toMatchObject(missing);
      await expect(remove(actor, id)).rejects.toMatchObject(missing);
    }
  });
});

test.each([
  ["line 0", 0, 1],
  ["a line after the last one", 1, 2],
  ["half a line", 1, 1.5],
  ["the last before the first", 1, 0],
])("%s is not a place in a source of one line", async (_, firstLine, lastLine) => {
  const at = await makeAnswer();
  await expect(addLineComment(at.people.ta, at.submissionId, { firstLine, lastLine, text: "a" })).rejects.toMatchObject(
    { code: "INVALID", message: expect.stringContaining("The code has lines 1 to 1") as string },
  );
});

test("what is not code has no lines", async () => {
  const at = await makeAnswer();
  const submission = await database().submission.findUniqueOrThrow({ where: { id: at.submissionId } });
  const { id } = await database().submission.create({
    data: {
      ...{ partId: at.partId, userId: submission.userId, versionId: at.versionId, kind: "submit" },
      ...{ answer: { kind: "written", markdown: "a" }, clientKey: crypto.randomUUID() },
    },
  });
  await expect(addLineComment(at.people.ta, id, { firstLine: 1, lastLine: 1, text: "a" })).rejects.toMatchObject({
    code: "INVALID",
  });
});

test.each([
  ["page 0", { page: 0 }, "INVALID"],
  ["a second page of a picture", { page: 2 }, "INVALID"],
  ["a rectangle past the right edge", { x: 0.8 }, "INVALID"],
  ["a rectangle past the lower edge", { y: 0.95 }, "INVALID"],
  ["a rectangle without a width", { width: 0 }, "INVALID"],
  ["a rectangle that begins outside", { x: -0.1 }, "INVALID"],
  ["no number", { x: Number.NaN }, "INVALID"],
  ["another file", { uploadId: crypto.randomUUID() }, "NOT_FOUND"],
])("%s is not a place on it", async (_, change, code) => {
  const at = await makeAnswer();
  const place = { uploadId: at.uploadId, ...region, ...change };
  await expect(addRegionComment(at.people.ta, at.submissionId, { ...place, text: "a" })).rejects.toMatchObject({
    code,
  });
});

test("a document has further pages, and a file of another submission is not there", async () => {
  const [at, other] = [await makeAnswer(), await makeAnswer()];
  await database().upload.update({ where: { id: at.uploadId }, data: { contentType: "application/pdf" } });
  await addRegionComment(at.people.ta, at.submissionId, { ...region, uploadId: at.uploadId, page: 7, text: "a" });
  await addRegionComment(at.people.ta, at.submissionId, { uploadId: at.uploadId, ...region, text: "b" });
  expect(await listRegionComments(at.people.ta, at.submissionId)).toMatchObject([
    { ...region, text: "b" },
    { page: 7, text: "a" },
  ]);
  await expect(
    addRegionComment(at.people.ta, at.submissionId, { uploadId: other.uploadId, ...region, text: "a" }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});
