import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { demoAccounts } from "#server/demoAccounts";
import { childEnvironment, env } from "#server/env";
import { getHome } from "#server/home";
import { listStaffAssignments } from "#server/staffAssignments";
import { verifyPassword } from "#server/password";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();
jest.setTimeout(120_000);

async function seed(changes: Record<string, string> = {}): Promise<{ code: unknown; text: string }> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "prisma/seed.ts"], {
    env: childEnvironment({
      DATABASE_URL: env().databaseUrl,
      ALLCLOSE_DEMO: "1",
      LOG_LEVEL: "error",
      NODE_ENV: "test",
      ...changes,
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
  const [code] = (await once(child, "close")) as unknown[];
  return { code, text };
}

test("without ALLCLOSE_DEMO=1 nothing is made", async () => {
  expect(await seed({ ALLCLOSE_DEMO: "0" })).toMatchObject({
    code: 2,
    text: expect.stringContaining("known passwords") as string,
  });
  expect(await database().user.count()).toBe(0);
});

test("two programs that fill an empty database at once make one demo", async () => {
  const outcomes = await Promise.all([seed(), seed()]);
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
  expect(outcomes.map(({ text }) => text.includes("The demo course is made")).sort()).toEqual([false, true]);
  expect(await database().course.count()).toBe(2);
  expect(await database().installation.findMany({ select: { id: true, isDemo: true } })).toEqual([
    { id: 1, isDemo: true },
  ]);
});

test("the demo's student finds Homework 2, the audit and Discussion 3 open, the discussion due sooner, Discussion 1 late and 4 ahead", async () => {
  const user = await database().user.findUniqueOrThrow({ where: { email: "student@example.edu" } });
  const { courses } = await getHome({ userId: user.id, name: user.name, email: user.email });
  expect(courses).toMatchObject([
    {
      ...{ slug: "eecs-182", title: "EECS 182", term: "Fall 2026", role: "student" },
      assignments: [
        { slug: "discussion-1", state: "late" },
        { slug: "discussion-3", state: "open" },
        { slug: "homework-2", state: "open" },
        { slug: "transcript-audit", state: "open" },
        { slug: "discussion-4", state: "not-open" },
      ],
    },
  ]);
});

test("the two students who are signed in as have no work, nor anything that staff gave them", async () => {
  const emails = ["student@example.edu", "student2@example.edu"];
  const whose = { user: { email: { in: emails } } };
  const isTheirs = { OR: [{ enrollment: whose }, { section: { enrollments: { some: whose } } }] };
  expect(
    await Promise.all([
      database().submission.count({ where: whose }),
      database().draft.count({ where: whose }),
      database().extension.count({ where: isTheirs }),
      database().regradeRequest.count({ where: { requester: { email: { in: emails } } } }),
      database().enrollment.count({ where: whose }),
    ]),
  ).toEqual([0, 0, 0, 0, 2]);
});

test("staff find people at work in both terms, and a section's assistant those of the section", async () => {
  const as = async (email: string) => {
    const { id, name } = await database().user.findUniqueOrThrow({ where: { email } });
    return { userId: id, name, email };
  };
  const [instructor, sectionTa] = [await as("instructor@example.edu"), await as("ta2@example.edu")];
  const [now, before] = [
    await listStaffAssignments(instructor, "eecs-182"),
    await listStaffAssignments(instructor, "eecs-182-sp26"),
  ];
  expect(now.find(({ slug }) => slug === "discussion-1")?.students).toMatchObject({ all: 39 });
  for (const { slug, state, students } of [...now, ...before])
    if (state !== "not-open") expect({ slug, few: students.submitted < 5 }).toEqual({ slug, few: false });
  expect(before.map(({ state }) => state)).toEqual(["closed", "closed"]);
  const [first] = await listStaffAssignments(sectionTa, "eecs-182");
  expect(first?.students.all).toBe(19);
});

test("work is handed in while its assignment is open, and reviewed and disputed after that", async () => {
  const impossible = await database().$queryRaw<unknown[]>`
    SELECT s.id FROM "Submission" s
      JOIN "Part" p ON p.id = s."partId" JOIN "Item" i ON i.id = p."itemId" JOIN "Assignment" a ON a.id = i."assignmentId"
      LEFT JOIN "Review" r ON r."submissionId" = s.id LEFT JOIN "RegradeRequest" q ON q."submissionId" = s.id
    WHERE s."createdAt" NOT BETWEEN a."opensAt" AND least(a."closesAt", now())
      OR r."createdAt" NOT BETWEEN s."createdAt" AND now() OR q."createdAt" NOT BETWEEN s."createdAt" AND now()
      OR q."createdAt" < r."finishedAt" OR q."answeredAt" NOT BETWEEN q."createdAt" AND now()`;
  expect(impossible).toEqual([]);
  const late = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Submission" s
      JOIN "Part" p ON p.id = s."partId" JOIN "Item" i ON i.id = p."itemId" JOIN "Assignment" a ON a.id = i."assignmentId"
    WHERE s."createdAt" > a."dueAt"`;
  expect(late[0]?.count).toBeGreaterThan(5);
});

test("every grading is finished, with a verdict of the version that was shown", async () => {
  const gradings = await database().grading.count();
  expect(gradings).toBeGreaterThan(1_000);
  expect(await database().grading.count({ where: { state: "done", NOT: { status: "grader-failed" } } })).toBe(gradings);
  expect(await database().submission.count()).toBe(gradings);
});

test("everybody of the demo can sign in with the printed password, in the printed role", async () => {
  for (const { email, password, role } of demoAccounts) {
    const user = await database().user.findUniqueOrThrow({ where: { email }, include: { enrollments: true } });
    expect(await verifyPassword(password, user.passwordHash)).toBe(true);
    expect(new Set(user.enrollments.map((enrollment) => enrollment.role))).toEqual(new Set([role]));
  }
});

test("a database that anybody has filled is left alone", async () => {
  await database().installation.deleteMany();
  expect(await seed()).toEqual({ code: 0, text: "The database is not empty: nothing was made.\n" });
  expect(await database().installation.count()).toBe(0);
});
