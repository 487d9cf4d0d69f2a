/** Where progress is written: standard output, or a list in a test. */
export interface Screen {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
}

export interface Progress {
  /** A line of its own. */
  say: (line: string) => void;
  /**
   * Runs one step. What takes over a second is seen while it runs: a line with the elapsed seconds on a terminal, a
   * new line now and then elsewhere. A shorter one leaves no trace.
   *
   * @param doing - "Building the pages"
   * @param done - "The pages are built", or what to say of the result
   */
  step: <T>(doing: string, done: string | ((value: T) => string), work: () => Promise<T>) => Promise<T>;
}

const visibleAfterMs = 1_000;
const remindEveryMs = 15_000;

export function openProgress(screen: Screen, now: () => number = Date.now): Progress {
  const isLive = screen.isTTY === true;
  let liveLine = "";

  const draw = (line: string): void => {
    if (line === liveLine) return;
    screen.write(`\r\u001b[2K${line}`);
    liveLine = line;
  };
  const say = (line: string): void => {
    const interrupted = liveLine;
    if (interrupted !== "") draw("");
    screen.write(`${line}\n`);
    if (interrupted !== "") draw(interrupted);
  };

  async function step<T>(doing: string, done: string | ((value: T) => string), work: () => Promise<T>): Promise<T> {
    const startedAt = now();
    let lastSaidAt: number | undefined;
    const tick = (): void => {
      const elapsedMs = now() - startedAt;
      if (elapsedMs < visibleAfterMs) return;
      if (isLive) {
        draw(`  ${doing} … ${Math.floor(elapsedMs / 1_000)} s`);
      } else if (lastSaidAt === undefined) {
        say(`  ${doing} …`);
        lastSaidAt = now();
      } else if (now() - lastSaidAt >= remindEveryMs) {
        say(`  ${doing} … ${Math.floor(elapsedMs / 1_000)} s`);
        lastSaidAt = now();
      }
    };
    const timer = setInterval(tick, 200);
    try {
      const value = await work();
      const elapsedMs = now() - startedAt;
      if (isLive) draw("");
      if (elapsedMs >= visibleAfterMs)
        say(`  ${typeof done === "string" ? done : done(value)} (${(elapsedMs / 1_000).toFixed(1)} s)`);
      return value;
    } finally {
      clearInterval(timer);
      if (isLive) draw("");
    }
  }

  return { say, step };
}
