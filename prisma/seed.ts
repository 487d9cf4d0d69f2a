import { database, disconnect } from "#server/db";
import { demoAccounts } from "#server/demoAccounts";
import { env } from "#server/env";
import { hashPassword } from "#server/password";
import { createCatalogAssignments, publishCatalog } from "#server/publishCatalog";

/**
 * Program: fills an empty database with the demo course and marks it as the demo's. It does nothing when anybody has
 * filled the database before, and refuses to run unless ALLCLOSE_DEMO=1: its accounts have known passwords.
 */
const dayMs = 86_400_000;

/** So many days into the term: Homework 2 is open and due in a few days, Discussion 3 sooner, Discussion 1 takes late work. */
const daysIntoTerm = 18;

const people = [
  ...demoAccounts,
  { role: "student", name: "Noor Neighbour", email: "student2@example.edu", password: "student2-demo" } as const,
];

if (!env().demo) {
  process.stderr.write("The demo course has accounts with known passwords. Set ALLCLOSE_DEMO=1 to make it.\n");
  process.exit(2);
}
const isMade = await seed();
await disconnect();
process.stdout.write(isMade ? "The demo course is made.\n" : "The database is not empty: nothing was made.\n");

async function seed(): Promise<boolean> {
  if (!(await isEmpty())) return false;
  const { refused } = await publishCatalog();
  if (refused.length > 0) throw new Error(refused.join("\n"));
  const hashes = await Promise.all(people.map(({ password }) => hashPassword(password)));

  return database().$transaction(
    async (tx) => {
      // Whoever writes the one row of Installation first makes the course.
      const { count } = await tx.installation.createMany({ data: { id: 1, isDemo: true }, skipDuplicates: true });
      if (count === 0) return false;
      const course = await tx.course.create({
        data: {
          slug: "eecs-182",
          title: "EECS 182",
          term: "Fall 2026",
          timeZone: "America/Los_Angeles",
          startsOn: new Date(Math.floor(Date.now() / dayMs - daysIntoTerm) * dayMs),
          sections: { create: [{ name: "Tuesday 10:00" }, { name: "Thursday 14:00" }] },
        },
        select: { id: true, sections: { select: { id: true } } },
      });
      const sectionId = course.sections[0]?.id ?? null;
      for (const [index, { role, name, email }] of people.entries()) {
        const enrollment = { courseId: course.id, role, sectionId: role === "student" ? sectionId : null };
        await tx.user.create({
          data: { name, email, passwordHash: hashes[index] ?? null, enrollments: { create: enrollment } },
          select: { id: true },
        });
      }
      await createCatalogAssignments(tx, course.id);
      return true;
    },
    { timeout: 30_000 },
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
