import { createHash } from "node:crypto";
import { addLineComment, editLineComment, listLineComments, removeLineComment } from "#server/lineComments";
import { addRegionComment, editRegionComment, listRegionComments, removeRegionComment } from "#server/regionComments";
import { addSnippet, editSnippet, listSnippets, retireSnippet } from "#server/snippets";
import { keepAsFeedback, rerunEdited } from "#server/suggestedEdits";
import { readUpload, storeUpload } from "#server/uploads";
import { newClientKey, unique } from "../../course";
import { database } from "../../database";
import { makePng } from "../../files";
import { answer, type Fixture, newAnswer, newReview, questionOf } from "./fixture";
import { answered, members, ok, type Row, seeing, staff, tooLate } from "./row";

const lines = { firstLine: 1, lastLine: 1, text: "Why?" };
const region = { page: 1, x: 0.1, y: 0.1, width: 0.2, height: 0.2, text: "Why?" };
const reworded = { seen: "Why?", text: "Why twice?" };

async function newLineComment(at: Fixture, author: "ta" | "instructor"): Promise<string> {
  const { id: reviewId } = await newReview(at);
  const data = { ...lines, reviewId, authorId: at.people[author].userId };
  return (await database().lineComment.create({ data })).id;
}

/** A picture that the student handed in. */
async function newUpload(at: Fixture): Promise<{ id: string; submissionId: string }> {
  const content = makePng();
  const owner = { partId: questionOf(at, "plots"), versionId: at.questionVersionId };
  const { id: submissionId } = await database().submission.create({
    data: {
      ...{ ...owner, userId: at.people.student.userId, kind: "submit", clientKey: newClientKey() },
      answer: { kind: "upload", files: [] },
    },
  });
  const { id } = await database().upload.create({
    data: {
      ...{ courseId: at.courseId, partId: owner.partId, ownerId: at.people.student.userId, submissionId },
      ...{
        fileName: "plot.png",
        contentType: "image/png",
        sizeBytes: content.length,
        content: new Uint8Array(content),
      },
      sha256: createHash("sha256").update(content).digest("hex"),
    },
  });
  return { id, submissionId };
}

async function newRegionComment(at: Fixture, author: "ta" | "instructor"): Promise<string> {
  const { id: uploadId, submissionId } = await newUpload(at);
  const authorId = at.people[author].userId;
  const { id: reviewId } = await database().review.create({ data: { submissionId, authorId } });
  return (await database().regionComment.create({ data: { ...region, uploadId, reviewId, authorId } })).id;
}

async function newSnippet({ courseId, people }: Fixture): Promise<string> {
  const data = { courseId, authorId: people.instructor.userId, text: "Why?" };
  return (await database().snippet.create({ data })).id;
}

async function* file(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(makePng());
}

const store: Row[3] = (actor, at) =>
  storeUpload(actor, {
    ...{ itemId: at.questionItemId, partId: questionOf(at, "plots"), fileName: "plot.png", bytes: file() },
  });

const onlyInstructor = { ...ok("instructor"), ...answered("FORBIDDEN", "ta") };

/** Words and marks on answers, snippets for them, changed copies of code, and files that are handed in. */
export const commentRows: Row[] = [
  [
    "listLineComments",
    "an answer",
    "open",
    async (actor, at) => listLineComments(actor, await newAnswer(at)),
    ok(...seeing),
  ],
  [
    "addLineComment",
    "an answer",
    "open",
    async (actor, at) => addLineComment(actor, await newAnswer(at), lines),
    ok(...seeing),
  ],
  [
    "editLineComment",
    "the TA's",
    "open",
    async (actor, at) => editLineComment(actor, { id: await newLineComment(at, "ta"), ...reworded }),
    ok(...seeing),
  ],
  [
    "editLineComment",
    "the instructor's",
    "open",
    async (actor, at) => editLineComment(actor, { id: await newLineComment(at, "instructor"), ...reworded }),
    onlyInstructor,
  ],
  [
    "removeLineComment",
    "the TA's",
    "open",
    async (actor, at) => removeLineComment(actor, await newLineComment(at, "ta")),
    ok(...seeing),
  ],
  [
    "removeLineComment",
    "the instructor's",
    "open",
    async (actor, at) => removeLineComment(actor, await newLineComment(at, "instructor")),
    onlyInstructor,
  ],
  [
    "listRegionComments",
    "an answer",
    "open",
    async (actor, at) => listRegionComments(actor, (await newUpload(at)).submissionId),
    ok(...seeing),
  ],
  [
    "addRegionComment",
    "a file",
    "open",
    async (actor, at) => {
      const { id: uploadId, submissionId } = await newUpload(at);
      return addRegionComment(actor, submissionId, { uploadId, ...region });
    },
    ok(...seeing),
  ],
  [
    "editRegionComment",
    "the TA's",
    "open",
    async (actor, at) => editRegionComment(actor, { id: await newRegionComment(at, "ta"), ...reworded }),
    ok(...seeing),
  ],
  [
    "editRegionComment",
    "the instructor's",
    "open",
    async (actor, at) => editRegionComment(actor, { id: await newRegionComment(at, "instructor"), ...reworded }),
    onlyInstructor,
  ],
  [
    "removeRegionComment",
    "the TA's",
    "open",
    async (actor, at) => removeRegionComment(actor, await newRegionComment(at, "ta")),
    ok(...seeing),
  ],
  [
    "removeRegionComment",
    "the instructor's",
    "open",
    async (actor, at) => removeRegionComment(actor, await newRegionComment(at, "instructor")),
    onlyInstructor,
  ],
  ["listSnippets", "a course", "open", (actor, at) => listSnippets(actor, at.courseSlug), ok(...staff)],
  ["addSnippet", "a course", "open", (actor, at) => addSnippet(actor, at.courseSlug, unique("Why")), ok(...staff)],
  // Snippets belong to the course: all staff reword and retire them.
  [
    "editSnippet",
    "the instructor's",
    "open",
    async (actor, at) => editSnippet(actor, { id: await newSnippet(at), ...reworded }),
    ok(...staff),
  ],
  [
    "retireSnippet",
    "the instructor's",
    "open",
    async (actor, at) => retireSnippet(actor, await newSnippet(at)),
    ok(...staff),
  ],
  [
    "rerunEdited",
    "an answer",
    "open",
    async (actor, at) =>
      rerunEdited(actor, { submissionId: await newAnswer(at), source: answer.source, clientKey: newClientKey() }),
    ok(...seeing),
  ],
  [
    "keepAsFeedback",
    "an answer",
    "open",
    async (actor, at) =>
      keepAsFeedback(actor, { submissionId: await newAnswer(at), editedSubmissionId: await newAnswer(at, actor) }),
    ok(...seeing),
  ],
  ["storeUpload", "an open assignment", "open", store, ok(...members)],
  ["storeUpload", "one that has not opened", "notOpen", store, { ...ok(...staff), ...tooLate }],
  ["storeUpload", "an unpublished one", "unpublished", store, ok(...staff)],
  ["storeUpload", "a closed one", "closed", store, { ...ok(...staff), ...tooLate }],
  [
    "readUpload",
    "a file",
    "open",
    async (actor, at) => readUpload(actor, (await newUpload(at)).id),
    ok("student", ...seeing),
  ],
];
