import { createHash } from "node:crypto";
import type { Database } from "../db";
import { computeGradebook } from "../gradebook";

/**
 * SHA-256 over every student's grades in a course, as they are at a moment: equal on two servers when each total, each
 * item and each part gives everybody the same. People are told apart by their e-mail addresses, as on both.
 */
export async function gradesDigest(tx: Database, courseId: string, at: Date): Promise<string> {
  const { assignments, students } = await computeGradebook(tx, { courseId, limitedToSectionId: null }, at);
  const grades = students.map(({ email, total, assignments: cells }) => [
    email,
    total,
    cells.map(({ cell, items }, place) => [assignments[place]?.slug, cell, items]),
  ]);
  const lines = grades.map((grade) => JSON.stringify(grade)).sort();
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
