import { createHash, randomUUID } from "node:crypto";
import type { Actor } from "#server/actor";
import { recordChange } from "#server/audit";
import { database } from "#server/db";
import { hashFiles } from "#problems/folderText";
import { hoursFromNow, makeCourse, makeGradedSubmission, newClientKey, unique } from "../course";
import { makePdf, makePng } from "../files";
import { enrolStudents } from "../gradingCourse";

/** A course with at least one row in every table that moves, and students whose grades have all kinds of reasons. */
export interface MovedCourse {
  courseId: string;
  slug: string;
  instructor: Actor;
  /** A student's, graded. */
  submissionId: string;
  uploadIds: string[];
  problemSlug: string;
}

export async function makeMovedCourse(): Promise<MovedCourse> {
  const {
    courseId,
    courseSlug: slug,
    assignmentId,
    itemId,
    people,
  } = await makeCourse({ opensIn: -200, dueIn: -30, closesIn: 50 });
  const { instructor, ta } = people;
  // The fixture's problem says that it is of other files than it has.
  await database().item.delete({ where: { id: itemId } });
  const problemSlug = unique("halving");
  const problem = await addAuthoring({ courseId, instructor, slug: problemSlug });
  const item = await database().item.create({
    data: {
      ...{ assignmentId, problemId: problem.id, versionId: problem.versionId, position: 1, points: 10 },
      parts: { create: { key: "double", kind: "code", position: 1, points: 3 } },
    },
    include: { parts: true },
  });
  const place = { partId: item.parts[0]?.id ?? "", versionId: problem.versionId };
  const section = await database().section.create({ data: { courseId, name: "Lab" } });
  for (const [index, student] of (await enrolStudents({ courseId }, 6, section.id)).entries())
    for (const score of [0, index % 4, 3])
      await makeGradedSubmission(place, student, { score, submittedAt: hoursFromNow(-80 + 15 * index + 5 * score) });
  const submissionId = await makeGradedSubmission(place, people.student, { score: 2 });
  const at: Place = { courseId, instructor, ta, submission: await getSubmission(submissionId) };
  await addReduction(at);
  await addVersionChange(at);
  const uploadIds = await addFiles(at);
  await addWork(at, uploadIds[0] ?? "");
  const { userId } = people.student;
  await recordChange(database(), instructor, {
    ...{ courseId, action: "points moved by a version", subject: { kind: "student", id: userId } },
    after: { userId, people: [userId, ta.userId] },
  });
  return { courseId, slug, instructor, submissionId, uploadIds, problemSlug };
}

const getSubmission = (id: string) =>
  database().submission.findUniqueOrThrow({
    where: { id },
    include: { part: { include: { item: true } }, gradings: true },
  });

interface Place {
  courseId: string;
  instructor: Actor;
  ta: Actor;
  submission: Awaited<ReturnType<typeof getSubmission>>;
}

export const ownFiles = {
  "problem.ts": "export default {};",
  "statement.md": "Halve $x$. <script>alert(1)</script>",
  "starter.ts": "export const halve = (x: number): number => 0;\n",
  "reference.ts": "export const halve = (x: number): number => x / 2;\n",
  "tests.ts": "",
};

async function addAuthoring({
  courseId,
  instructor,
  slug,
}: Pick<Place, "courseId" | "instructor"> & { slug: string }): Promise<{ id: string; versionId: string }> {
  const hash = hashFiles(ownFiles);
  const part = { kind: "code", id: "double", title: "Code", points: 3, source: "test.1" } as const;
  const { id, versions } = await database().problem.create({
    data: {
      ...{ slug, courseId },
      versions: {
        create: {
          ...{ number: 1, hash, files: ownFiles, gradingSeed: "0123456789abcdef", publishedById: instructor.userId },
          ...{ statementHtml: "<p>Halve.</p>", certificate: { hash, ok: true, tests: [] } },
          definition: {
            ...{ title: "Halving", summary: "Half of it." },
            parts: [{ ...part, signatures: ["halve(x: number): number"] }],
          },
        },
      },
    },
    include: { versions: true },
  });
  await database().workspace.create({
    data: {
      ...{ courseId, slug, problemId: id, files: ownFiles },
      states: { create: { revision: 1, files: ownFiles, hash, authorId: instructor.userId } },
      seats: { create: { userId: instructor.userId, file: "tests.ts" } },
      proofs: { create: { hash, files: ownFiles } },
    },
  });
  return { id, versionId: versions[0]?.id ?? "" };
}

async function addReduction({ courseId, instructor, submission }: Place): Promise<void> {
  const workspace = await database().workspace.findFirstOrThrow({ where: { courseId } });
  const about = { workspaceId: workspace.id, submissionId: submission.id, versionId: submission.versionId };
  const asked = { ...about, requesterId: instructor.userId };
  await database().reduction.create({ data: { ...asked, state: "done", source: "1;", finishedAt: new Date() } });
  await database().reduction.create({ data: asked });
}

async function addVersionChange({ instructor, submission }: Place): Promise<void> {
  const { problemId } = submission.part.item;
  const { id: _, ...version } = await database().problemVersion.findUniqueOrThrow({
    where: { id: submission.versionId },
  });
  const files = { ...(version.files as Record<string, string>), "statement.md": "Another *statement*." };
  const hash = hashFiles(files);
  const next = await database().problemVersion.create({
    data: {
      ...{ problemId, files, hash, number: version.number + 1, gradingSeed: version.gradingSeed },
      ...{ statementHtml: version.statementHtml, definition: version.definition ?? {} },
    },
  });
  const grading = { submissionId: submission.id, reason: "regrade", seed: "s", versionId: next.id } as const;
  const after = await database().grading.create({ data: { ...grading, isCurrent: false } });
  await database().versionChange.create({
    data: {
      ...{ itemId: submission.part.itemId, fromVersionId: submission.versionId, toVersionId: next.id },
      starterId: instructor.userId,
      shadows: {
        create: { submissionId: submission.id, beforeId: submission.gradings[0]?.id ?? "", afterId: after.id },
      },
      notices: { create: { userId: submission.userId, earnedBefore: 1, earnedAfter: 2, points: 3 } },
    },
  });
}

async function addFiles({ courseId, submission }: Place): Promise<string[]> {
  const files = [
    { fileName: "plot.png", contentType: "image/png", bytes: new Uint8Array(makePng()) },
    { fileName: "again.png", contentType: "image/png", bytes: new Uint8Array(makePng()) },
    { fileName: "sheet.pdf", contentType: "application/pdf", bytes: new Uint8Array(makePdf()) },
    { fileName: "erased", contentType: "application/pdf", bytes: new Uint8Array() },
  ];
  const ids = [];
  for (const { bytes, ...file } of files) {
    const { id } = await database().upload.create({
      data: {
        ...{ courseId, ownerId: submission.userId, partId: submission.partId, submissionId: submission.id, ...file },
        ...{ sizeBytes: bytes.length, content: bytes, sha256: createHash("sha256").update(bytes).digest("hex") },
      },
    });
    ids.push(id);
  }
  return ids;
}

async function addWork({ courseId, instructor, ta, submission }: Place, uploadId: string): Promise<void> {
  const { partId, userId, versionId } = submission;
  const { assignmentId } = submission.part.item;
  const work = { partId, versionId, kind: "submit", answer: { kind: "code", source: "1;\u2028" } } as const;
  // Of one of these the verdict is still to come, while a worker has it.
  const [edit, waiting] = await Promise.all(
    [ta.userId, userId].map((who) =>
      database().submission.create({ data: { ...work, userId: who, clientKey: newClientKey() } }),
    ),
  );
  if (edit === undefined || waiting === undefined) throw new Error("two were handed in");
  await database().grading.create({
    data: {
      ...{ submissionId: waiting.id, versionId, reason: "live", seed: "s", isCurrent: true },
      ...{ state: "running", attempt: 2, worker: "w", startedAt: new Date() },
    },
  });
  const finished = { authorId: ta.userId, state: "finished", finishedAt: new Date() } as const;
  const source = await database().review.upsert({
    where: { submissionId: submission.id },
    create: { submissionId: submission.id, ...finished },
    update: {},
  });
  await database().review.update({
    where: { id: source.id },
    data: {
      lineComments: { create: { authorId: ta.userId, firstLine: 1, lastLine: 1, text: "Here" } },
      suggestedEdits: { create: { submissionId: edit.id } },
      regionComments: {
        create: {
          ...{ authorId: ta.userId, uploadId, page: 1, x: 0.1, y: 1 / 3, width: 0.2, height: 0.1, text: "There" },
        },
      },
    },
  });
  const group = await database().rubricGroup.create({
    data: { partId, position: 90, title: "Style", mostPoints: 0.1 },
  });
  const item = await database().rubricItem.create({
    data: { partId, position: 90, groupId: group.id, text: "Names", points: -0.3 },
  });
  const copy = { id: "00000000-0000-7000-8000-000000000001", submissionId: waiting.id, sourceId: source.id };
  await database().review.create({
    data: { ...finished, ...copy, rubricItems: { create: { rubricItemId: item.id } } },
  });
  await database().draft.deleteMany({ where: { partId, userId } });
  await database().draft.create({ data: { partId, userId, text: `{"files":["${uploadId}"]}` } });
  await database().timedStart.create({ data: { assignmentId, userId } });
  await database().look.deleteMany({ where: { assignmentId, userId } });
  await database().look.create({ data: { assignmentId, userId } });
  await database().snippet.create({ data: { courseId, authorId: ta.userId, text: "See $x$." } });
  await database().groupExit.create({ data: { submissionId: submission.id, graderId: ta.userId } });
  await database().claim.create({ data: { submissionId: waiting.id, graderId: ta.userId } });
  await database().regradeRequest.create({
    data: { submissionId: submission.id, requesterId: userId, reason: "Why?", claim: { words: "4 is 4" } },
  });
  await database().extension.deleteMany({ where: { assignmentId, userId } });
  const dates = { dueAt: hoursFromNow(900), closesAt: hoursFromNow(901) };
  await database().extension.create({
    data: { courseId, assignmentId, userId, granterId: instructor.userId, reason: "Ill", ...dates },
  });
  const [leftId = "", rightId = ""] = [submission.id, waiting.id].sort();
  await database().similarityRun.create({
    data: {
      ...{ partId, requesterId: instructor.userId, state: "done", progress: 1, finishedAt: new Date(), compared: 2 },
      summary: { clusters: [[leftId, rightId]] },
      pairs: { create: { leftId, rightId, similarity: 0.25, longestFragment: 3, fragments: [[1, 2.5]] } },
    },
  });
  await database().similarityRun.create({ data: { partId, requesterId: instructor.userId } });
  await database().invitation.create({
    data: {
      ...{ courseId, role: "student", creatorId: instructor.userId, expiresAt: hoursFromNow(1) },
      tokenHash: createHash("sha256").update(randomUUID()).digest("hex"),
    },
  });
}
