/** What the command-line programs share: words to people on stderr, results on stdout, and what the exit codes mean. */
export const exitCodes = { done: 0, unsound: 1, usage: 2, failed: 3 } as const;

/** The command was called wrongly; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Runs a program and turns what it throws into words and an exit code. */
export async function runProgram(main: (args: string[]) => Promise<number>): Promise<void> {
  // Who reads no further, such as `head`, has what they wanted. Rooms end with this process.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(exitCodes.done);
  });
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const text = error instanceof Error ? (isUsage ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = isUsage ? exitCodes.usage : exitCodes.failed;
  }
}

export const printLine = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
