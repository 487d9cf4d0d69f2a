import { openChildLog } from "./childLog";
import { delay } from "./delay";
import { keepRunning } from "./keepRunning";
import type { KeptChild } from "./keepRunning";
import { PlainError } from "./plainError";
import type { Session } from "./session";

export interface ProgramsOptions {
  dataDirectory: string;
  /** Where web listens. */
  host: string;
  port: number;
  /** What Node runs as web and as worker. */
  web: readonly string[];
  worker: readonly string[];
  /** Looked up at each start of a program. */
  variables: Readonly<Record<string, string | undefined>>;
}

export interface Programs {
  web: KeptChild;
  worker: KeptChild;
  /** @throws PlainError when web ends again and again instead */
  untilWebAnswers: () => Promise<void>;
}

/** How long web and worker may take to finish what they do when asked to stop. */
const graceMs = 10_000;
/** A web server that ended this often before its first answer will not come up by trying again. */
const hopelessCrashes = 3;

/** Starts web and one worker, keeps them running, and stops both when the session ends. */
export function keepPrograms(session: Session, options: ProgramsOptions): Programs {
  const logs = {
    web: openChildLog(options.dataDirectory, "web", session.say),
    worker: openChildLog(options.dataDirectory, "worker", session.say),
  };
  let webCrashes = 0;
  let hasAnswered = false;

  const keep = (name: "web" | "worker"): KeptChild =>
    keepRunning({
      args: options[name],
      environment: () => options.variables,
      onLine: logs[name].write,
      onCrash: ({ code, signal }, pauseMs) => {
        if (name === "web") webCrashes += 1;
        const isReported = name === "web" && !hasAnswered && webCrashes >= hopelessCrashes;
        if (session.signal.aborted || isReported) return;
        const how = signal === null ? `with exit code ${code ?? 1}` : `by ${signal}`;
        session.say(
          `  ${name === "web" ? "The web server" : "The worker"} ended unexpectedly (${how}). ` +
            `Starting it again in ${pauseMs / 1_000} s; its log is ${logs[name].file}`,
        );
      },
    });
  const web = keep("web");
  const worker = keep("worker");
  session.onEnd({
    close: async () => {
      await Promise.all([web.stop(graceMs), worker.stop(graceMs)]);
    },
    kill: () => {
      web.kill();
      worker.kill();
    },
  });

  const untilWebAnswers = async (): Promise<void> => {
    while (!(await answers(options.host, options.port))) {
      if (webCrashes >= hopelessCrashes) throw webDoesNotStart(logs.web.lastLines(), options.port);
      session.signal.throwIfAborted();
      await delay(100, session.signal);
    }
    hasAnswered = true;
  };
  return { web, worker, untilWebAnswers };
}

function webDoesNotStart(lastLines: string[], port: number): PlainError {
  if (lastLines.some((line) => line.includes("EADDRINUSE")))
    return new PlainError(
      `Port ${port} was taken by another program in this moment.\nChoose another one: PORT=${port + 1} npm start`,
    );
  return new PlainError(`The web server does not start. Its last lines:\n\n${lastLines.join("\n")}`);
}

/** Any answer will do: a page that says what is wrong is better than none. */
async function answers(host: string, port: number): Promise<boolean> {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const authority = reachable.includes(":") ? `[${reachable}]` : reachable;
  try {
    await fetch(`http://${authority}:${port}/api/health`, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
    return true;
  } catch {
    return false;
  }
}
