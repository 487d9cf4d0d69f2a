import { linkForNewcomer } from "./courseProgram";
import { database } from "./db";
import { env } from "./env";
import { exportCourseTo } from "./exportCourse";
import { importCourse, type ImportOrder } from "./importCourse";
import { publishCatalog } from "./publishCatalog";
import type { ImportReport } from "./transfer/importing";

/** What a program says when it is done: to people, and as data. */
export interface Said {
  words: string;
  facts: Record<string, unknown>;
}

/** @throws AppError */
export async function sayExport({ slug, file }: { slug: string; file: string }): Promise<Said> {
  const { course, createdAt, tables, files, grades } = await exportCourseTo(slug, file);
  const rows = Object.fromEntries(Object.entries(tables).map(([name, entry]) => [name, entry.rows]));
  return {
    facts: { course: slug, file, createdAt, rows, files: files.length, grades: grades.sha256 },
    words: `${course.title} (${course.term}) is in ${file}: ${inWords(rows, files.length)}.`,
  };
}

/** @throws AppError */
export async function sayImport(order: ImportOrder): Promise<Said> {
  // As every start does: problems of the catalogue are told from the course's own by what the catalogue here has.
  await publishCatalog();
  const report = await importCourse(order);
  const { publicUrl } = env();
  const address = `${publicUrl}/staff/${report.course}`;
  const passwordLinks = order.isCheck ? [] : await linksForInstructors(report.course);
  return {
    facts: { ...report, address, isCheck: order.isCheck, passwordLinks },
    words: [
      order.isCheck
        ? `${order.file} can be imported as ${report.course}; nothing was written.`
        : `The course ${report.course} is imported: ${address}`,
      `${inWords(report.rows, report.files)}. Rows, files and everybody's grades are those of the archive.`,
      ...describe(report),
      ...passwordLinks.map(({ email, link }) => `${email} chooses a password, once and within 7 days: ${link}`),
    ].join("\n"),
  };
}

function describe({ people, problems: { ofCatalogue, ofCourse } }: ImportReport): string[] {
  const renamed = ofCourse.filter(({ slug, was }) => slug !== was);
  return [
    `People: ${people.known} had an account, which stays as it is; ${people.added} got one without a password.`,
    `Problems: ${ofCatalogue.length} are those of the catalogue here; ${ofCourse.length} belong to the course.`,
    ...renamed.map(({ slug, was }) => `  ${was} is called ${slug}: something else has that name here.`),
  ];
}

const inWords = ({ User = 0, Submission = 0, Grading = 0 }: Record<string, number>, files: number): string =>
  `${User} people, ${Submission} submissions, ${Grading} verdicts, ${files} files`;

async function linksForInstructors(course: string): Promise<{ email: string; link: string }[]> {
  const instructors = await database().enrollment.findMany({
    where: { course: { slug: course }, role: "instructor", droppedAt: null, user: { disabledAt: null } },
    orderBy: { user: { email: "asc" } },
    select: { user: { select: { email: true } } },
  });
  const links = [];
  for (const { user } of instructors) {
    const secret = await linkForNewcomer(user.email);
    if (secret !== null) links.push({ email: user.email, link: `${env().publicUrl}/set-password/${secret}` });
  }
  return links;
}
