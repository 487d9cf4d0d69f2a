import { execFile } from "node:child_process";
import { z } from "zod";

// Workers in processes of their own, each with real rooms: on a busy machine they take their time to start.
jest.setTimeout(300_000);

const ReportSchema = z.object({
  submissions: z.number(),
  verdicts: z.number(),
  notWrittenOnce: z.number(),
  wrong: z.array(z.string()),
  jobsLeft: z.number(),
  kills: z.number(),
});

test("while workers are killed, loops and memory bombs among the answers, each gets its one right verdict", async () => {
  const report = ReportSchema.parse(await runChaos(["--submissions", "60", "--rate", "6", "--kill-every", "3"]));
  expect(report).toMatchObject({ submissions: 60, verdicts: 60, notWrittenOnce: 0, wrong: [], jobsLeft: 0 });
  expect(report.kills).toBeGreaterThan(0);
});

/** It ends with 1 when something is wrong, and its report says what. */
function runChaos(options: string[]): Promise<unknown> {
  const program = ["server/program.cjs", "bench/bench.ts", "chaos", "--json", ...options];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, program, (_, stdout, stderr) => {
      const line = stdout.trim().split("\n").at(-1) ?? "";
      if (line.startsWith("{")) resolve(JSON.parse(line));
      else reject(new Error(`no report: ${stderr}`));
    });
  });
}
