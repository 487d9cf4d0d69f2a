import { statSync } from "node:fs";
import path from "node:path";
import { PlainError } from "./plainError";
import { projectRoot } from "./projectRoot";
import { runToEnd } from "./runToEnd";
import type { Session } from "./session";

const schema = path.join(projectRoot, "prisma/schema.prisma");
const client = path.join(projectRoot, "prisma/client/client.ts");
const prisma = path.join(projectRoot, "node_modules/prisma/build/index.js");

/** `npm ci` generates the database client; this does it again where it is missing or older than the schema. */
export async function ensureClient(session: Session): Promise<void> {
  const madeAt = statSync(client, { throwIfNoEntry: false })?.mtimeMs;
  if (madeAt !== undefined && madeAt >= statSync(schema).mtimeMs) return;
  await session.step("Generating the database client", "The database client is generated", async () => {
    const { code, lastLines } = await runToEnd([prisma, "generate"], { signal: session.signal });
    if (code !== 0)
      throw new PlainError(`The database client could not be generated:\n\n${lastLines.join("\n").trim()}`);
  });
}
