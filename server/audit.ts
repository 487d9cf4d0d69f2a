import type { Actor } from "./actor";
import type { Database } from "./db";
import { storableText } from "./storableText";

/** What is written down of a thing: names, numbers and moments (as ISO text), and no answers of students. */
export type AuditFacts = Record<string, string | number | boolean | null | string[]>;

/** One change that staff made. */
export interface Change {
  courseId: string;
  /** Object and verb, such as "review finished". */
  action: string;
  subject: { kind: string; id: string };
  /** What it was; undefined when it is new. */
  before?: AuditFacts | undefined;
  /** What it is; undefined when it is gone. */
  after?: AuditFacts | undefined;
}

/** Writes into the audit log, in the transaction of the change itself: neither is there without the other. */
export async function recordChange(tx: Database, actor: ChangeActor, change: Change): Promise<void> {
  await recordChanges(tx, actor, [change]);
}

/** The same for many changes that were made at once. */
export async function recordChanges(tx: Database, actor: ChangeActor, changes: readonly Change[]): Promise<void> {
  await tx.auditEvent.createMany({
    data: changes.map(({ courseId, action, subject, before, after }) => ({
      ...{ actorId: actor?.userId ?? null, courseId, action, subjectKind: subject.kind, subjectId: subject.id },
      ...(before === undefined ? {} : { before: storable(before) }),
      ...(after === undefined ? {} : { after: storable(after) }),
    })),
  });
}

/** Null: a program did it. */
type ChangeActor = Actor | null;

const storable = (facts: AuditFacts): AuditFacts =>
  Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, storableFact(fact)]));

function storableFact(fact: AuditFacts[string]): AuditFacts[string] {
  if (typeof fact === "string") return storableText(fact);
  return Array.isArray(fact) ? fact.map(storableText) : fact;
}
