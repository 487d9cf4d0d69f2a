import { insertCourse } from "./courses";
import { database, type Database } from "./db";
import { EmailSchema, nameFromEmail } from "./emailAddress";
import { env } from "./env";
import { AppError } from "./errors";
import { writePasswordLink } from "./passwordLinks";
import { storableText } from "./storableText";

export interface CourseProgramOrder {
  slug: string;
  title: string;
  term: string;
  timeZone: string;
  startsOn: string;
  /** Of the first instructor. */
  email: string;
  /** Empty: what stands before the @, until somebody says otherwise. */
  name: string;
}

interface Made {
  words: string;
  facts: { course: string; address: string; instructor: string; passwordLink: string | null; signIn: string };
}

/**
 * Makes a course as whoever runs the server asks for it.
 *
 * @returns what to say to them: in words, and as data
 * @throws AppError INVALID, CONFLICT
 */
export async function makeCourse({ email: address, name, ...course }: CourseProgramOrder): Promise<Made> {
  const parsed = EmailSchema.safeParse(address);
  if (!parsed.success) throw new AppError("INVALID", `“${address}” is no e-mail address.`);
  const email = parsed.data;
  const findInstructor = async (tx: Database): Promise<string> => {
    const known = await tx.user.findUnique({ where: { email }, select: { id: true, disabledAt: true } });
    if (known?.disabledAt instanceof Date) throw new AppError("CONFLICT", `The account of ${email} is closed.`);
    // Says that this database is no demo's, whatever is started on it later.
    await tx.installation.createMany({ data: { id: 1 }, skipDuplicates: true });
    const called = storableText(name).trim().slice(0, 200) || nameFromEmail(email);
    return known?.id ?? (await tx.user.create({ data: { email, name: called }, select: { id: true } })).id;
  };
  const { slug } = await insertCourse(null, { ...course, dropLowest: 0 }, findInstructor);
  const { publicUrl, oidc } = env();
  const secret = await linkForNewcomer(email);
  const passwordLink = secret === null ? null : `${publicUrl}/set-password/${secret}`;
  const facts = { course: slug, address: `${publicUrl}/staff/${slug}`, instructor: email, passwordLink };
  return {
    facts: { ...facts, signIn: `${publicUrl}/sign-in` },
    words: [
      `The course ${slug} is made: ${facts.address}`,
      ...(passwordLink === null ? [`${email} signs in as before: ${publicUrl}/sign-in`] : []),
      ...(passwordLink !== null && oidc !== null
        ? [`${email} can sign in through ${oidc.name}: ${publicUrl}/sign-in`]
        : []),
      ...(passwordLink === null ? [] : [`${email} chooses a password, once and within 7 days: ${passwordLink}`]),
    ].join("\n"),
  };
}

/** A link to choose a password, for who can sign in in no way yet. */
export async function linkForNewcomer(email: string): Promise<string | null> {
  const { id, passwordHash, accounts } = await database().user.findUniqueOrThrow({
    where: { email },
    select: { id: true, passwordHash: true, accounts: { select: { id: true } } },
  });
  if (passwordHash !== null || accounts.length > 0) return null;
  return database().$transaction((tx) => writePasswordLink(tx, id));
}
