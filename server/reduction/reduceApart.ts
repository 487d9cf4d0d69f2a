import { fork } from "node:child_process";
import path from "node:path";
import { childEnvironment } from "../env";
import { projectRoot } from "../launch/projectRoot";
import { ReducerMessageSchema, type Reduced, type ReductionOrder, type Tried } from "./reducerMessages";

/** The compiler and a program of at most 64 KiB need a fraction. */
const memoryMiB = 512;

/**
 * `reduceProgram` in a process of its own, with a limit of memory.
 *
 * @param options.tryOut - runs a program; it is asked one thing after the other
 * @param options.signal - ends the process
 * @throws when the process ends without a result, whatever the reason; what `tryOut` throws; the signal's reason
 */
export async function reduceApart(
  order: ReductionOrder,
  { tryOut, signal }: { tryOut: (source: string) => Promise<Tried>; signal: AbortSignal },
): Promise<Reduced> {
  signal.throwIfAborted();
  const child = fork(path.join(projectRoot, "server/program.cjs"), ["server/reduction/reducerProgram.ts"], {
    cwd: projectRoot,
    // It reads what strangers wrote, and needs no address and no secret.
    env: childEnvironment({ DATABASE_URL: undefined, NEXTAUTH_SECRET: undefined, OIDC_CLIENT_SECRET: undefined }),
    execArgv: [`--max-old-space-size=${memoryMiB}`],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let lastWords = "";
  child.stderr?.on("data", (chunk: Buffer) => (lastWords = `${lastWords}${chunk.toString()}`.slice(-2_000)));
  const kill = (): boolean => child.kill("SIGKILL");
  signal.addEventListener("abort", kill, { once: true });
  try {
    return await new Promise<Reduced>((resolve, reject) => {
      child.on("message", (said) => {
        const message = ReducerMessageSchema.safeParse(said);
        if (!message.success) reject(new Error("the reducing process said what makes no sense"));
        else if (message.data.kind === "reduced") resolve(message.data.reduced);
        else
          tryOut(message.data.source).then((tried) => {
            // A process that ended meanwhile has said so by its end.
            if (child.connected) child.send(tried);
          }, reject);
      });
      child.once("error", reject);
      child.once("exit", (code, killedBy) => {
        const reason: unknown = signal.aborted ? signal.reason : undefined;
        const how = `with ${killedBy ?? code ?? "nothing"}`;
        reject(reason instanceof Error ? reason : new Error(`the reducing process ended ${how}: ${lastWords}`));
      });
      child.send(order);
    });
  } finally {
    signal.removeEventListener("abort", kill);
    kill();
  }
}
