import { randomBytes } from "node:crypto";
import { expect, type Browser, type Page } from "@playwright/test";
import { z } from "zod";
import { findProblem } from "#problems/catalog";
import { ProblemSchema } from "#problems/schema";
import { demoAccounts } from "#server/demoAccounts";
import { env } from "#server/env";
import { postgresDirectory } from "#server/launch/database";
import { hashPassword } from "#server/password";
import { startPostgres } from "#server/postgres";
import { query } from "./classroom";

/** A course of its own on the database of the demo: one problem is due, a few students are enrolled. */
export interface OwnCourse {
  slug: string;
  /** Of the problem. */
  address: string;
  students: readonly { email: string; name: string }[];
  /** By the id that the part has in its problem. */
  partIds: Readonly<Record<string, string>>;
  /** Everybody leaves the course, so that nobody else meets it. */
  close: () => Promise<void>;
}

const password = "correct horse battery staple";
const IdsSchema = z.array(z.object({ id: z.string(), key: z.string() })).min(1);

/** The demo's teaching assistant and instructor are its staff. The server of the demo must run. */
export async function openCourse(problem: string, studentCount: number): Promise<OwnCourse> {
  const { url } = await startPostgres(postgresDirectory(env().dataDirectory));
  const mark = randomBytes(4).toString("hex");
  const slug = `walk-${mark}`;
  const { parts } = ProblemSchema.parse(findProblem(problem)?.problem);
  const students = Array.from({ length: studentCount }, (_, index) => ({
    email: `walker-${mark}-${index + 1}@example.edu`,
    name: `Walker ${index + 1} ${mark}`,
  }));
  const rows = await query(
    url,
    `WITH course AS (
       INSERT INTO "Course" (id, slug, title, term, "timeZone", "startsOn")
       VALUES (gen_random_uuid(), $1, 'Course of the walk', 'Fall 2026', 'America/Los_Angeles', now()) RETURNING id
     ), person AS (
       INSERT INTO "User" (id, email, name, "passwordHash")
       SELECT gen_random_uuid(), email, name, $5 FROM unnest($3::text[], $4::text[]) AS walker (email, name) RETURNING id
     ), enrolled AS (
       INSERT INTO "Enrollment" (id, "courseId", "userId", role)
       SELECT gen_random_uuid(), course.id, person.id, 'student'::"Role" FROM course, person
       UNION ALL
       SELECT gen_random_uuid(), course.id, u.id, staff.role::"Role"
       FROM course, unnest($6::text[], $7::text[]) AS staff (email, role) JOIN "User" u ON u.email = staff.email
     ), version AS (
       SELECT v.id, v."problemId" FROM "ProblemVersion" v JOIN "Problem" p ON p.id = v."problemId"
       WHERE p.slug = $2 ORDER BY v.number DESC LIMIT 1
     ), assignment AS (
       INSERT INTO "Assignment" (id, "courseId", slug, title, "opensAt", "dueAt", "closesAt", "publishedAt")
       SELECT gen_random_uuid(), course.id, 'sheet', 'Sheet of the walk', now() - interval '2 days',
         now() + interval '1 day', now() + interval '1 day', now() - interval '2 days' FROM course RETURNING id
     ), item AS (
       INSERT INTO "Item" (id, "assignmentId", "problemId", "versionId", position, points)
       SELECT gen_random_uuid(), assignment.id, version."problemId", version.id, 1, $11::float8
       FROM assignment, version RETURNING id
     )
     INSERT INTO "Part" (id, "itemId", key, kind, position, points)
     SELECT gen_random_uuid(), item.id, part.key, part.kind, part.place, part.points
     FROM item, unnest($8::text[], $9::text[], $10::float8[]) WITH ORDINALITY AS part (key, kind, points, place)
     RETURNING id, key`,
    [
      ...[slug, problem, students.map(({ email }) => email), students.map(({ name }) => name)],
      ...[await hashPassword(password), staff.map(({ email }) => email), staff.map(({ role }) => role)],
      ...[parts.map(({ id }) => id), parts.map(({ kind }) => kind), parts.map(({ points }) => points)],
      parts.reduce((sum, { points }) => sum + points, 0),
    ],
  );
  return {
    slug,
    address: `/courses/${slug}/sheet/${problem}`,
    students,
    partIds: Object.fromEntries(IdsSchema.parse(rows).map(({ id, key }) => [key, id])),
    close: async () => {
      await query(
        url,
        `UPDATE "Enrollment" SET "droppedAt" = now() WHERE "courseId" = (SELECT id FROM "Course" WHERE slug = $1)`,
        [slug],
      );
    },
  };
}

const staff = demoAccounts.filter(({ role }) => role !== "student");

/** A student's own browser, at the problem. */
export async function sitDown(browser: Browser, url: string, course: OwnCourse, student: number): Promise<Page> {
  const email = course.students[student]?.email ?? "";
  const page = await (await browser.newContext({ baseURL: url })).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((address) => address.pathname === "/");
  await page.goto(course.address);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}
