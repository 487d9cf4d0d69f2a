import { database, disconnect } from "#server/db";
import { demoAccounts } from "#server/demoAccounts";
import { env } from "#server/env";
import { hashPassword } from "#server/password";
import { publishCatalog } from "#server/publishCatalog";
import { makeLastTerm, makeThisTerm } from "./demo/courses";
import { loadMaterial } from "./demo/material";
import { idOf } from "./demo/rows";

/**
 * Program: fills an empty database with the demo's courses and marks it as the demo's. It does nothing when anybody has
 * filled the database before, and refuses to run unless ALLCLOSE_DEMO=1: its accounts have known passwords.
 */
const people = [
  ...demoAccounts,
  { role: "student", name: "Noor Neighbour", email: "student2@example.edu", password: "student2-demo" } as const,
  { role: "section ta", name: "Theo Tutor", email: "ta2@example.edu", password: "ta2-demo" } as const,
];

if (!env().demo) {
  process.stderr.write("The demo course has accounts with known passwords. Set ALLCLOSE_DEMO=1 to make it.\n");
  process.exit(2);
}
const isMade = await seed(new Date());
await disconnect();
process.stdout.write(isMade ? "The demo course is made.\n" : "The database is not empty: nothing was made.\n");

/** @param now - the demo's dates are counted from here */
async function seed(now: Date): Promise<boolean> {
  if (!(await isEmpty())) return false;
  const { refused } = await publishCatalog();
  if (refused.length > 0) throw new Error(refused.join("\n"));
  const material = await loadMaterial();
  const hashes = await Promise.all(people.map(({ password }) => hashPassword(password)));

  return database().$transaction(
    async (tx) => {
      // Whoever writes the one row of Installation first makes the courses.
      const { count } = await tx.installation.createMany({ data: { id: 1, isDemo: true }, skipDuplicates: true });
      if (count === 0) return false;
      const idOfPerson = (email: string): string => idOf(`user/${email}`);
      await tx.user.createMany({
        data: people.map(({ name, email }, index) => ({
          ...{ id: idOfPerson(email), name, email, passwordHash: hashes[index] ?? null },
        })),
      });
      const idsOf = (role: (typeof people)[number]["role"]): string[] =>
        people.filter((person) => person.role === role).map(({ email }) => idOfPerson(email));
      const [[ta = ""], [sectionTa = ""], [instructor = ""]] = [idsOf("ta"), idsOf("section ta"), idsOf("instructor")];
      const staff = { ta, sectionTa, instructor };
      await makeThisTerm(tx, { staff, studentIds: idsOf("student"), material, now });
      await makeLastTerm(tx, { staff, material, now });
      return true;
    },
    { timeout: 300_000 },
  );
}

async function isEmpty(): Promise<boolean> {
  const counts = await Promise.all([
    database().installation.count(),
    database().user.count(),
    database().course.count(),
  ]);
  return counts.every((count) => count === 0);
}
