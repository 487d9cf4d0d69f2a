import { existsSync } from "node:fs";
import { disconnect } from "../db";
import { changeEnvironment, env } from "../env";
import { startPostgres } from "../postgres";
import { postgresDirectory } from "./database";

/**
 * For a program run by hand: the database of DATABASE_URL, or else the embedded one that `npm start` uses, started
 * unless it runs already.
 *
 * @returns ends the connections, and the server if it was started here; undefined when there is neither
 */
export async function reachDatabase(): Promise<(() => Promise<void>) | undefined> {
  const { databaseUrl, dataDirectory } = env();
  if (databaseUrl !== undefined) return disconnect;
  const directory = postgresDirectory(dataDirectory);
  if (!existsSync(directory)) return undefined;
  const server = await startPostgres(directory);
  changeEnvironment({ DATABASE_URL: server.url });
  return async () => {
    await disconnect();
    if (server.how !== "already") await server.stop();
  };
}
