import { fork } from "node:child_process";
import path from "node:path";
import { childEnvironment } from "../env";
import { projectRoot } from "../launch/projectRoot";
import { type Comparison, ComparerMessageSchema, type ComparisonOrder } from "./comparison";

/** TypeScript and six hundred submissions need a fraction; what needs more is no class. */
const memoryMiB = 1_024;
const limitMs = 10 * 60_000;

/**
 * `compare` in a process of its own, with limits of memory and time.
 *
 * @param options.onProgress - 0 to 1
 * @throws when the process ends without a result, whatever the reason; with the signal's reason when that ended it
 */
export async function compareApart(
  order: ComparisonOrder,
  { onProgress, signal }: { onProgress: (progress: number) => void; signal: AbortSignal },
): Promise<Comparison> {
  signal.throwIfAborted();
  const child = fork(path.join(projectRoot, "server/program.cjs"), ["server/similarity/comparerProgram.ts"], {
    cwd: projectRoot,
    // It reads what strangers wrote, and needs no address and no secret.
    env: childEnvironment({ DATABASE_URL: undefined, NEXTAUTH_SECRET: undefined, OIDC_CLIENT_SECRET: undefined }),
    execArgv: [`--max-old-space-size=${memoryMiB}`],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let lastWords = "";
  child.stderr?.on("data", (chunk: Buffer) => (lastWords = `${lastWords}${chunk.toString()}`.slice(-2_000)));
  const ends = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  const kill = (): boolean => child.kill("SIGKILL");
  ends.addEventListener("abort", kill, { once: true });
  try {
    return await new Promise<Comparison>((resolve, reject) => {
      child.on("message", (said) => {
        const message = ComparerMessageSchema.safeParse(said);
        if (!message.success) reject(new Error("the comparing process said what makes no sense"));
        else if (message.data.kind === "progress") onProgress(message.data.progress);
        else resolve(message.data.comparison);
      });
      child.once("error", reject);
      child.once("exit", (code, killedBy) => {
        const reason: unknown = signal.aborted ? signal.reason : undefined;
        const how = ends.aborted ? `after ${limitMs} ms` : `with ${killedBy ?? code ?? "nothing"}`;
        reject(reason instanceof Error ? reason : new Error(`the comparing process ended ${how}: ${lastWords}`));
      });
      child.send(order);
    });
  } finally {
    ends.removeEventListener("abort", kill);
    kill();
  }
}
