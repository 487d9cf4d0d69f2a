import type { Actor } from "#server/actor";
import { storeUpload } from "#server/uploads";
import type { UploadedFile } from "#problems/kinds/upload/file";
import type { ProblemDefinition } from "#problems/schema";
import type { CourseDates } from "./course";
import { makeQuestionItem, type QuestionItem } from "./questionItem";

const upload = (id: string): ProblemDefinition["parts"][number] => ({
  ...{ kind: "upload", id, title: "Plots", points: 2, source: "test.1", prompt: "Draw.", explanation: "-" },
  ...{ accepts: ["pdf", "png"], maxFiles: 2, maxMiB: 1 },
  rubric: [{ id: "drawn", text: "Drawn.", points: 2 }],
});

/** A course with an item of two parts, `plots` and `more`, that take PDF and PNG. */
export const makeUploadItem = (dates?: CourseDates): Promise<QuestionItem> =>
  makeQuestionItem([upload("plots"), upload("more")], dates);

export async function* inChunks(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(bytes.subarray(start, start + size));
}

export const store = (
  at: QuestionItem,
  actor: Actor,
  bytes: Uint8Array,
  { fileName = "plots.pdf", part = "plots" }: { fileName?: string; part?: string } = {},
): Promise<UploadedFile> =>
  storeUpload(actor, {
    ...{ itemId: at.questionItemId, partId: at.partIds[part] ?? "", fileName },
    bytes: inChunks(bytes),
  });
