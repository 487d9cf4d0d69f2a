import { randomBytes } from "node:crypto";
import type { CourseFixture } from "./course";
import { database } from "./database";

interface PartChange {
  key: string;
  points: number;
  kind?: "code" | "written";
}

/** One more version of the problem of makeCourse, certified like the first; its parts are one of code unless told. */
export async function makeNextVersion(
  { versionId }: Pick<CourseFixture, "versionId">,
  { parts, isCertified = true }: { parts?: readonly PartChange[]; isCertified?: boolean } = {},
): Promise<string> {
  const { problemId, files, definition, statementHtml, certificate } =
    await database().problemVersion.findUniqueOrThrow({
      where: { id: versionId },
    });
  const { _max } = await database().problemVersion.aggregate({ where: { problemId }, _max: { number: true } });
  const { id } = await database().problemVersion.create({
    data: {
      ...{ problemId, number: (_max.number ?? 0) + 1, hash: randomBytes(32).toString("hex"), statementHtml },
      files: files ?? {},
      definition:
        parts === undefined ? (definition ?? {}) : { title: "Doubling", summary: "Twice.", parts: parts.map(toPart) },
      gradingSeed: randomBytes(16).toString("hex"),
      ...(isCertified && certificate !== null ? { certificate } : {}),
    },
    select: { id: true },
  });
  return id;
}

const toPart = ({ key, points, kind = "code" }: PartChange) => {
  const part = { kind, id: key, title: `Part ${key}`, points, source: "test.1" };
  return kind === "code"
    ? { ...part, signatures: [`${key}(x: number): number`] }
    : { ...part, prompt: "Why?", explanation: "-", rubric: [{ id: "why", text: "Says why.", points }] };
};
