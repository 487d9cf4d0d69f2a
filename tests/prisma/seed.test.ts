import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { demoAccounts } from "#server/demoAccounts";
import { childEnvironment, env } from "#server/env";
import { getHome } from "#server/home";
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

test("two programs that fill an empty database at once make one demo course", async () => {
  const outcomes = await Promise.all([seed(), seed()]);
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
  expect(outcomes.map(({ text }) => text.includes("The demo course is made")).sort()).toEqual([false, true]);
  expect(await database().course.count()).toBe(1);
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

test("everybody of the demo can sign in with the printed password, in the printed role", async () => {
  for (const { email, password, role } of demoAccounts) {
    const user = await database().user.findUniqueOrThrow({ where: { email }, include: { enrollments: true } });
    expect(await verifyPassword(password, user.passwordHash)).toBe(true);
    expect(user.enrollments.map((enrollment) => enrollment.role)).toEqual([role]);
  }
});

test("a database that anybody has filled is left alone", async () => {
  await database().installation.deleteMany();
  expect(await seed()).toEqual({ code: 0, text: "The database is not empty: nothing was made.\n" });
  expect(await database().installation.count()).toBe(0);
});
