import { startChild } from "./child";

export interface RunOptions {
  environment?: Readonly<Record<string, string | undefined>>;
  signal: AbortSignal;
  /** Seen as they come, for instance to keep them in a file. */
  onLine?: (line: string) => void;
}

/**
 * Runs a Node program to its end.
 *
 * @returns its exit code and the last lines it wrote
 * @throws the signal's reason when it was stopped by `signal`
 */
export async function runToEnd(
  args: readonly string[],
  { environment = {}, signal, onLine }: RunOptions,
): Promise<{ code: number; lastLines: string[] }> {
  signal.throwIfAborted();
  const lastLines: string[] = [];
  const child = startChild({
    args,
    environment,
    onLine: (line) => {
      onLine?.(line);
      lastLines.push(line);
      if (lastLines.length > 60) lastLines.shift();
    },
  });
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping = child.stop(3_000);
  };
  signal.addEventListener("abort", stop);
  try {
    const { code } = await child.exited;
    await stopping;
    signal.throwIfAborted();
    return { code: code ?? 1, lastLines };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
