import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database } from "./db";
import { AppError } from "./errors";
import type { Manifest } from "./transfer/manifest";
import { writeArchive } from "./transfer/writeArchive";

/**
 * A whole course as an archive, written while it is sent: everything that another server needs to go on with it, hidden
 * tests and the work of everybody included.
 *
 * @throws AppError NOT_FOUND for who is no instructor
 */
export async function exportCourse(actor: Actor, course: string): Promise<{ fileName: string; content: Readable }> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  await recordExport(actor, courseId);
  const { content, manifest } = writeArchive(courseId);
  // Who loads the file sees it break off.
  manifest.catch(() => undefined);
  return { fileName: `${course}.zip`, content };
}

/**
 * The same into a file, for whoever runs the server. A file is there when all of it is.
 *
 * @throws AppError NOT_FOUND
 */
export async function exportCourseTo(slug: string, file: string): Promise<Manifest> {
  const course = await database().course.findUnique({ where: { slug }, select: { id: true } });
  if (course === null) throw new AppError("NOT_FOUND", `There is no course ${slug} on this server.`);
  await recordExport(null, course.id);
  const { content, manifest } = writeArchive(course.id);
  const unfinished = `${file}.part`;
  try {
    const [written] = await Promise.all([manifest, pipeline(content, createWriteStream(unfinished))]);
    await rename(unfinished, file);
    return written;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

const recordExport = (actor: Actor | null, courseId: string): Promise<void> =>
  recordChange(database(), actor, { courseId, action: "course exported", subject: { kind: "course", id: courseId } });
