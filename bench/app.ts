import path from "node:path";
import { disconnect } from "#server/db";
import { changeEnvironment } from "#server/env";
import { type Child, startChild } from "#server/launch/child";
import { freePort } from "#server/launch/port";
import { startPostgres } from "#server/postgres";

export interface App {
  url: string;
  databaseUrl: string;
  stop: () => Promise<void>;
}

/** What `npm start` starts, with its demo, on a database in this directory, which `database()` then uses here too. */
export async function startApp(directory: string): Promise<App> {
  const port = await freePort();
  let app: Child | undefined;
  await new Promise<void>((resolve, reject) => {
    const lines: string[] = [];
    app = startChild({
      args: ["server/program.cjs", "server/start.ts"],
      environment: {
        ...{ DATABASE_URL: "", NEXTAUTH_URL: "", NEXTAUTH_SECRET: "", ALLCLOSE_DEMO: "" },
        ...{ HOST: "127.0.0.1", PORT: String(port), ALLCLOSE_DATA: directory },
      },
      onLine: (line) => {
        lines.push(line);
        if (line.includes("Allclose is running")) resolve();
      },
    });
    void app.exited.then(() => reject(new Error(`the app ended:\n${lines.join("\n")}`)));
  });
  // The one that is running there.
  const { url } = await startPostgres(path.join(directory, "postgres"));
  changeEnvironment({ DATABASE_URL: url });
  return {
    url: `http://localhost:${port}`,
    databaseUrl: url,
    async stop() {
      await disconnect();
      await app?.stop(40_000);
    },
  };
}
