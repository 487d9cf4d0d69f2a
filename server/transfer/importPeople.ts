import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Importing, note } from "./importing";
import { RowWriter } from "./insertRows";
import { refuse } from "./refuse";
import type { Row } from "./table";
import { getTable } from "./tables";

const PersonSchema = z.looseObject({ id: z.string(), email: z.string() });
type Person = z.infer<typeof PersonSchema>;

const atOnce = 500;

/**
 * People are known by their e-mail addresses: who has an account here keeps it as it is, and everybody else gets one
 * without a password.
 */
export async function importPeople(importing: Importing): Promise<void> {
  const table = getTable("User");
  const emails = new Set<string>();
  let people: Person[] = [];
  for await (const row of importing.archive.rows(table)) {
    const person = PersonSchema.parse(row);
    if (emails.has(person.email)) throw refuse(`two people have the address ${person.email}`);
    emails.add(person.email);
    people.push(person);
    if (people.length < atOnce) continue;
    await writePeople(importing, people);
    people = [];
  }
  await writePeople(importing, people);
}

async function writePeople(importing: Importing, people: readonly Person[]): Promise<void> {
  const { tx, ids, report } = importing;
  const known = await tx.user.findMany({
    where: { email: { in: people.map(({ email }) => email) } },
    select: { id: true, email: true },
  });
  const taken = await tx.user.findMany({ where: { id: { in: people.map(({ id }) => id) } }, select: { id: true } });
  const idByEmail = new Map(known.map(({ id, email }) => [email, id]));
  const takenIds = new Set(taken.map(({ id }) => id));
  const writer = new RowWriter(tx, "User");
  for (const person of people) {
    const knownId = idByEmail.get(person.email);
    // The id is another person's here: ids of people mean nothing beyond a server.
    const here = knownId ?? (takenIds.has(person.id) ? randomUUID() : person.id);
    ids.add("User", person.id, here);
    if (knownId === undefined) await writer.write({ ...person, id: here });
    report.people[knownId === undefined ? "added" : "known"] += 1;
    note(importing, "User", identityOfPerson({ ...person, id: here }));
  }
  await writer.flush();
}

/** What is the same of a person on both servers. */
export const identityOfPerson = ({ id, email }: Row): Row => ({ id, email });
