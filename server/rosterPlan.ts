import { createHash } from "node:crypto";
import type { Role } from "./access";
import type { Database } from "./db";
import type { EnrollmentState } from "./enrollmentFacts";
import { nameFromEmail } from "./emailAddress";
import { type RosterLine, readRosterFile } from "./rosterFile";

/** Somebody whom a file brings into a course for the first time. */
export interface Newcomer {
  email: string;
  name: string;
  role: Role;
  section: string | null;
  /** Null: nobody has this address yet. */
  userId: string | null;
  /** They had another name, and were in no course. */
  isRenamed: boolean;
}

/** Somebody in the course, as they are and as the file wants it. */
export interface PersonChange {
  enrollmentId: string;
  userId: string;
  email: string;
  before: EnrollmentState & { name: string };
  after: EnrollmentState & { name: string };
}

export interface RosterPlan {
  added: Newcomer[];
  /** Those who come back among them. */
  changed: PersonChange[];
  dropped: PersonChange[];
  unchanged: number;
  newSections: string[];
  faults: string[];
  /** What the file says and will not change, with the reason. */
  notes: string[];
  /** Names exactly these changes of exactly this state. */
  fingerprint: string;
}

/**
 * What a file would change of a course's people as they are now.
 *
 * @param options.isWhole - the file names all students: those who are not in it are dropped
 * @throws AppError as `readRosterFile` does
 */
export async function planRoster(
  db: Database,
  courseId: string,
  { text, isWhole }: { text: string; isWhole: boolean },
): Promise<RosterPlan> {
  const file = readRosterFile(text);
  const [members, sections, others] = await Promise.all([
    listMembers(db, courseId),
    db.section.findMany({ where: { courseId }, select: { name: true } }),
    listOthers(db, courseId, file.lines),
  ]);
  const names = new Map(sections.map(({ name }) => [name.toLowerCase(), name]));
  const newSections: string[] = [];
  // "lab 1" is "Lab 1".
  const sectionOf = (wanted: string | null): string | null => {
    if (wanted === null) return null;
    const known = names.get(wanted.toLowerCase());
    if (known !== undefined) return known;
    names.set(wanted.toLowerCase(), wanted);
    newSections.push(wanted);
    return wanted;
  };
  const byEmail = new Map(members.map((member) => [member.email, member]));
  const plan: OpenPlan = {
    ...{ added: [], changed: [], dropped: [], unchanged: 0, newSections },
    faults: [...file.faults],
    notes: file.ignored.map((title) => `The column “${title}” is not read.`),
  };
  const named = new Set<string>();
  for (const line of file.lines) {
    named.add(line.email);
    const member = byEmail.get(line.email);
    const other = others.get(line.email);
    if (member === undefined && other?.isClosed === true) plan.faults.push(closed(line));
    else if (member?.isClosed === true) plan.faults.push(closed(line));
    else if (member === undefined) addNewcomer(plan, line, other, sectionOf);
    else addChange(plan, line, member, sectionOf);
  }
  if (isWhole && plan.faults.length > 0)
    plan.notes.push("Nobody is dropped while lines have faults: each may be about a student of the course.");
  else if (isWhole)
    for (const member of members)
      if (member.before.role === "student" && !member.before.isDropped && !member.isErased && !named.has(member.email))
        plan.dropped.push({ ...toChange(member), after: { ...member.before, isDropped: true } });
  const { unchanged: _, notes: __, ...facts } = plan;
  return { ...plan, fingerprint: createHash("sha256").update(JSON.stringify(facts)).digest("hex") };
}

const closed = ({ number, email }: RosterLine): string =>
  `Line ${number}: the account of ${email} is closed on this server.`;

type OpenPlan = Omit<RosterPlan, "fingerprint">;
type SectionOf = (wanted: string | null) => string | null;

function addNewcomer(plan: OpenPlan, line: RosterLine, known: Known | undefined, sectionOf: SectionOf): void {
  const { email, role, section } = line;
  const name = known === undefined ? (line.name ?? nameFromEmail(email)) : nextName(plan, line, known);
  plan.added.push({
    ...{ email, name, role: role ?? "student", section: sectionOf(section), userId: known?.userId ?? null },
    isRenamed: known !== undefined && name !== known.name,
  });
}

/** What somebody is called in several courses is not one course's to say. */
function nextName(plan: OpenPlan, { number, name }: RosterLine, known: Omit<Known, "userId">): string {
  if (name === null || name === known.name) return known.name;
  if (!known.isElsewhere) return name;
  plan.notes.push(
    `Line ${number}: ${known.name} keeps this name, because they are in another course of this server too.`,
  );
  return known.name;
}

function addChange(plan: OpenPlan, line: RosterLine, member: Member, sectionOf: SectionOf): void {
  const { before, isElsewhere, isClosed } = member;
  const nextRole = line.role ?? before.role;
  const nextSection = sectionOf(line.section) ?? before.section;
  const after = {
    name: nextName(plan, line, { name: before.name, isElsewhere, isClosed }),
    ...{ role: nextRole, section: nextSection, timeFactor: before.timeFactor, isDropped: false },
    isLimitedToSection: before.isLimitedToSection && nextRole === "ta" && nextSection !== null,
  };
  const differs = (Object.keys(after) as (keyof typeof after)[]).some((key) => after[key] !== before[key]);
  if (differs) plan.changed.push({ ...toChange(member), after });
  else plan.unchanged++;
}

interface Member {
  enrollmentId: string;
  userId: string;
  email: string;
  before: EnrollmentState & { name: string };
  /** Also in another course: what they are called is not this course's to say. */
  isElsewhere: boolean;
  isClosed: boolean;
  /** What is left of them are points, which stay: no file can name them. */
  isErased: boolean;
}

const toChange = ({ enrollmentId, userId, email, before }: Member) => ({ enrollmentId, userId, email, before });

async function listMembers(db: Database, courseId: string): Promise<Member[]> {
  const rows = await db.enrollment.findMany({
    where: { courseId },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, userId: true, role: true, isLimitedToSection: true, timeFactor: true, droppedAt: true },
      section: { select: { name: true } },
      user: {
        select: {
          ...{ name: true, email: true, disabledAt: true, erasedAt: true },
          _count: { select: { enrollments: true } },
        },
      },
    },
  });
  return rows.map(({ id, userId, user, section, droppedAt, ...row }) => ({
    ...{ enrollmentId: id, userId, email: user.email },
    before: { ...row, name: user.name, section: section?.name ?? null, isDropped: droppedAt !== null },
    ...{ isElsewhere: user._count.enrollments > 1, isClosed: user.disabledAt !== null },
    isErased: user.erasedAt !== null,
  }));
}

interface Known {
  userId: string;
  name: string;
  isElsewhere: boolean;
  isClosed: boolean;
}

/** Who has an account and is not in the course, by e-mail. */
async function listOthers(db: Database, courseId: string, lines: readonly RosterLine[]): Promise<Map<string, Known>> {
  const users = await db.user.findMany({
    where: { email: { in: lines.map(({ email }) => email) }, enrollments: { none: { courseId } } },
    select: { id: true, email: true, name: true, disabledAt: true, _count: { select: { enrollments: true } } },
  });
  return new Map(
    users.map(({ id, email, name, disabledAt, _count }) => [
      email,
      { userId: id, name, isElsewhere: _count.enrollments > 0, isClosed: disabledAt !== null },
    ]),
  );
}
