import { demoAccounts } from "../demoAccounts";
import { env } from "../env";
import { childVariables } from "./childVariables";
import { openDatabase, watchEmbedded } from "./database";
import { ensureClient } from "./ensureClient";
import { ensureSandbox } from "./ensureSandbox";
import { fillDemo } from "./fillDemo";
import { requireFreePort } from "./port";
import { keepPrograms } from "./programs";
import type { Programs } from "./programs";
import { nextProgram } from "./projectRoot";
import { runSession } from "./session";
import type { Session } from "./session";
import { claimDataDirectory } from "./startLock";
import { welcomeText } from "./welcome";

export interface ServeOptions {
  mode: "production" | "development";
  /** What was typed, for the advice in messages. */
  command: string;
  /** Makes what web loads: the built pages, or the files `next dev` does not make itself. */
  prepare: (session: Session) => Promise<void>;
  /** Follows the running programs, such as to start them again after a change. */
  follow?: (session: Session, programs: Programs, databaseUrl: () => string) => void;
}

/**
 * Everything it takes to use Allclose on this machine, until Ctrl-C: the sandbox, the database with its tables and the
 * demo course, web and one worker.
 */
export async function serve({ mode, command, prepare, follow }: ServeOptions): Promise<never> {
  return runSession("Allclose could not start", async (session) => {
    const environment = env();
    const { host, port, publicUrl, dataDirectory } = environment;
    const release = claimDataDirectory(dataDirectory, publicUrl);
    session.onEnd({ close: release, kill: release });
    await requireFreePort(host, port, command);

    await ensureSandbox(session);
    await ensureClient(session);
    const database = await openDatabase(session, environment);
    const variables = childVariables(environment, database, mode);
    const isDemo = variables.ALLCLOSE_DEMO === "1";
    if (isDemo) await fillDemo(session, database.url, dataDirectory);
    await prepare(session);

    const programs = keepPrograms(session, {
      dataDirectory,
      host,
      port,
      web: [nextProgram, mode === "production" ? "start" : "dev", "--hostname", host, "--port", String(port)],
      worker: ["--import", "tsx", "server/worker.ts"],
      variables,
    });
    if (database.isEmbedded)
      watchEmbedded(session, database.url, dataDirectory, async (url) => {
        variables.DATABASE_URL = url;
        await Promise.all([programs.web.restart(), programs.worker.restart()]);
      });
    follow?.(session, programs, () => variables.DATABASE_URL);

    await session.step("Waiting for the first page", "The first page answers", programs.untilWebAnswers);
    session.say(welcomeText({ publicUrl, dataDirectory, isDemo, accounts: demoAccounts }));
    await session.untilAsked();
  });
}
