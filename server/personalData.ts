import { PassThrough, Readable } from "node:stream";
import yazl from "yazl";
import { requireId, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { notFound } from "./errors";
import { courseRecords, uploadsOf } from "./personalRecords";
import { readBytes } from "./uploadBytes";

/** A file that is written while it is sent. */
export interface PersonalDataFile {
  fileName: string;
  content: Readable;
}

/**
 * All that is stored about one student of a course, as a zip with JSON and the files they handed in. Verdicts and reviews
 * are in it as the student may see them.
 *
 * @throws AppError NOT_FOUND for who is no instructor, and for people who were never in the course
 */
export async function exportPersonalData(
  actor: Actor,
  { course, userId: wanted }: { course: string; userId: string },
): Promise<PersonalDataFile> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const userId = requireId(wanted, "person");
  const enrollment = await database().enrollment.findUnique({
    where: { courseId_userId: { courseId, userId } },
    select: { id: true },
  });
  if (enrollment === null) throw notFound("person");
  return { fileName: `${course}-${userId}.zip`, content: await writeZip(userId, [courseId]) };
}

/** The same of the actor themself, of all courses they are or were in. */
export async function exportOwnData(actor: Actor): Promise<PersonalDataFile> {
  const enrollments = await database().enrollment.findMany({
    where: { userId: actor.userId },
    orderBy: { createdAt: "asc" },
    select: { courseId: true },
  });
  const content = await writeZip(
    actor.userId,
    enrollments.map(({ courseId }) => courseId),
  );
  return { fileName: "my-data.zip", content };
}

async function writeZip(userId: string, courseIds: readonly string[]): Promise<Readable> {
  const zip = new yazl.ZipFile();
  addJson(zip, "person.json", () => Promise.resolve([readPerson(userId)]));
  for (const courseId of courseIds) {
    const { slug } = await database().course.findUniqueOrThrow({ where: { id: courseId }, select: { slug: true } });
    for (const [name, read] of Object.entries(courseRecords({ courseId, userId })))
      addJson(zip, `${slug}/${name}.json`, read);
    for (const { id, fileName } of await uploadsOf({ courseId, userId }))
      addLazily(zip, `${slug}/files/${id}-${fileName}`, async () => Readable.from([Buffer.from(await readBytes(id))]));
  }
  zip.end();
  const content = new PassThrough();
  // Who downloads it sees a broken file instead of one that lacks something.
  zip.on("error", (error: Error) => content.destroy(error));
  zip.outputStream.pipe(content);
  return content;
}

/** An entry that is a list, read when its turn comes and written record by record. */
function addJson(
  zip: yazl.ZipFile,
  path: string,
  read: () => Promise<Iterable<unknown>> | AsyncIterable<unknown>,
): void {
  addLazily(zip, path, async () => {
    const found = read();
    const records = Symbol.asyncIterator in found ? found : await found;
    return Readable.from(jsonList(records));
  });
}

async function* jsonList(records: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const record of records) {
    yield separator + JSON.stringify(record, null, 2);
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

/** One entry after the other is opened: a term's files do not fit into memory together. */
function addLazily(zip: yazl.ZipFile, path: string, open: () => Promise<Readable>): void {
  zip.addReadStreamLazy(path, { mtime: new Date() }, (done) => {
    open().then(
      (stream) => done(null, stream),
      (error: unknown) => zip.emit("error", error),
    );
  });
}

async function readPerson(userId: string): Promise<unknown> {
  const { passwordHash, accounts, ...person } = await database().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      ...{ id: true, name: true, email: true, createdAt: true, passwordHash: true },
      accounts: { select: { provider: true, subject: true, createdAt: true } },
    },
  });
  return { ...person, hasPassword: passwordHash !== null, accounts };
}
