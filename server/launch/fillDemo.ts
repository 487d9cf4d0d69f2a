import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { hashFolder } from "./buildState";
import { PlainError } from "./plainError";
import { projectRoot } from "./projectRoot";
import { runToEnd } from "./runToEnd";
import type { Session } from "./session";

/** Fills an empty database with the demo course, and publishes the problems again where the checkout's have changed. */
export async function fillDemo(session: Session, databaseUrl: string, dataDirectory: string): Promise<void> {
  const stamp = path.join(dataDirectory, "published");
  const published = createHash("sha256").update(databaseUrl).update(hashFolder(projectRoot, "problems")).digest("hex");
  const isPublished = existsSync(stamp) && readFileSync(stamp, "utf8") === published;
  if (!(await isFilled(databaseUrl))) {
    await session.step("Making the demo course", "The demo course is made", () =>
      runOnDatabase(session, "prisma/seed.ts", databaseUrl, "The demo course could not be made"),
    );
  } else if (isPublished || !(await tryToPublish(session, databaseUrl))) {
    return;
  }
  writeFileSync(stamp, published);
}

/** A problem that is refused is no reason to stop: what was published before is still there to work on. */
async function tryToPublish(session: Session, databaseUrl: string): Promise<boolean> {
  try {
    await publishProblems(session, databaseUrl);
    return true;
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    session.say(`  ${error.message}`);
    return false;
  }
}

/** Stores a new version of every problem folder that differs from the one published last. */
export async function publishProblems(session: Session, databaseUrl: string): Promise<void> {
  await session.step("Publishing the problems", "The problems are published", () =>
    runOnDatabase(session, "server/publish.ts", databaseUrl, "The problems could not be published"),
  );
}

async function runOnDatabase(session: Session, program: string, databaseUrl: string, failed: string): Promise<void> {
  const { code, lastLines } = await runToEnd(["--import", "tsx", program], {
    environment: { DATABASE_URL: databaseUrl, ALLCLOSE_DEMO: "1" },
    signal: session.signal,
  });
  if (code !== 0) throw new PlainError(`${failed}:\n\n${lastLines.join("\n").trim()}`);
}

/** Whoever fills an empty database writes the one row of Installation. */
async function isFilled(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from "Installation"');
    return rowCount !== null && rowCount > 0;
  } finally {
    await client.end();
  }
}
