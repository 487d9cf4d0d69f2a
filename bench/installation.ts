import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Actor } from "#server/actor";
import { database, disconnect } from "#server/db";
import { changeEnvironment } from "#server/env";
import { type Child, startChild } from "#server/launch/child";
import { closeLive, subscribeToSubmission } from "#server/live";
import { migrate } from "#server/migrate";
import { startPostgres } from "#server/postgres";
import { submitAnswer } from "#server/submissions";
import { type Material, partId as partKey } from "./material";

/** A whole installation without its pages: PostgreSQL as `npm start` runs it, a course, workers in processes of their own. */
export interface Installation {
  /** Adds the problem to the course. */
  publish(material: Material): Promise<Item>;
  enrol(count: number): Promise<Actor[]>;
  /** Resolves once the worker takes jobs. */
  startWorker(variables?: Readonly<Record<string, string>>): Promise<Worker>;
  close(): Promise<void>;
}

export interface Item {
  itemId: string;
  partId: string;
}

export interface Worker {
  pid: number;
  child: Child;
}

const stopMs = 15_000;
const dayMs = 86_400_000;

export async function openInstallation(): Promise<Installation> {
  const directory = mkdtempSync(path.join(tmpdir(), "allclose-bench-"));
  const postgres = await startPostgres(directory);
  changeEnvironment({ DATABASE_URL: postgres.url, LOG_LEVEL: "error", ALLCLOSE_DATABASE_CONNECTIONS: "20" });
  await migrate(postgres.url);
  const { id: courseId } = await database().course.create({
    data: { slug: "bench", title: "Bench", term: "Bench", timeZone: "UTC", startsOn: new Date() },
  });
  const children = new Set<Child>();
  return {
    publish: (material) => publish(courseId, material),
    enrol: (count) => enrol(courseId, count),
    async startWorker(variables = {}) {
      const { child, pid, ready } = launchWorker({ DATABASE_URL: postgres.url, ...variables });
      children.add(child);
      void child.exited.then(() => children.delete(child));
      await ready;
      return { child, pid };
    },
    async close() {
      await Promise.all([...children].map((child) => child.stop(stopMs)));
      await closeLive();
      await disconnect();
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function launchWorker(variables: Readonly<Record<string, string>>): {
  child: Child;
  pid: number;
  ready: Promise<void>;
} {
  let child: Child | undefined;
  const lastLines: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    child = startChild({
      args: ["server/program.cjs", "server/worker.ts"],
      environment: {
        NODE_ENV: "production",
        NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
        LOG_LEVEL: "info",
        ...variables,
      },
      onLine: (line) => {
        if (line.includes(`"grading is on"`)) resolve();
        lastLines.push(line);
        lastLines.splice(0, lastLines.length - 20);
      },
    });
    void child.exited.then(() => reject(new Error(`a worker ended before it took jobs:\n${lastLines.join("\n")}`)));
  });
  if (child?.pid === undefined) throw new Error("a worker could not be started");
  return { child, pid: child.pid, ready };
}

async function publish(courseId: string, { slug: name, hash, files, definition }: Material): Promise<Item> {
  const [part] = definition.parts;
  if (part === undefined) throw new Error(`${name} has no part`);
  // The same material may be published more than once, each time as a problem of its own.
  const slug = `${name}-${randomBytes(4).toString("hex")}`;
  const problem = await database().problem.create({ data: { slug } });
  const version = await database().problemVersion.create({
    data: {
      ...{ problemId: problem.id, number: 1, hash, files, definition, statementHtml: "" },
      // Like every version that students get. What it says of the tests only their lists show.
      certificate: { tests: [] },
      gradingSeed: randomBytes(16).toString("hex"),
    },
  });
  const now = Date.now();
  const assignment = await database().assignment.create({
    data: {
      ...{ courseId, slug, title: slug, publishedAt: new Date(now - dayMs), opensAt: new Date(now - dayMs) },
      ...{ dueAt: new Date(now + dayMs), closesAt: new Date(now + dayMs) },
    },
  });
  const item = await database().item.create({
    data: {
      ...{
        assignmentId: assignment.id,
        problemId: problem.id,
        versionId: version.id,
        position: 1,
        points: part.points,
      },
      parts: { create: { key: partKey, kind: "code", position: 1, points: part.points } },
    },
    select: { id: true, parts: { select: { id: true } } },
  });
  return { itemId: item.id, partId: item.parts[0]?.id ?? "" };
}

async function enrol(courseId: string, count: number): Promise<Actor[]> {
  const people = Array.from({ length: count }, () => {
    const userId = randomUUID();
    return { userId, name: "Student", email: `${userId}@example.edu` };
  });
  await database().user.createMany({ data: people.map(({ userId, name, email }) => ({ id: userId, name, email })) });
  await database().enrollment.createMany({
    data: people.map(({ userId }) => ({ courseId, userId, role: "student" as const })),
  });
  return people;
}

/** Hands in code as a click does, without the page. */
export async function submit(actor: Actor, item: Item, source: string): Promise<string> {
  const answer = { kind: "code", source };
  const { submissionId } = await submitAnswer(actor, { ...item, kind: "submit", answer, clientKey: randomUUID() });
  return submissionId;
}

/** Milliseconds from handing in to hearing, as the web process does, that the verdict is in the database. */
export async function submitAndHear(actor: Actor, item: Item, source: string): Promise<number> {
  const startedAt = performance.now();
  const submissionId = await submit(actor, item, source);
  await new Promise<void>((resolve) => {
    const stop = subscribeToSubmission(submissionId, ({ type }) => {
      if (type !== "done") return;
      stop();
      resolve();
    });
    // It may have been done before anybody listened.
    void database()
      .grading.count({ where: { submissionId, state: "done" } })
      .then((done) => {
        if (done === 0) return;
        stop();
        resolve();
      });
  });
  return performance.now() - startedAt;
}
