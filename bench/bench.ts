import { parseArgs } from "node:util";
import { runChaos } from "./chaos";
import { benchEngine } from "./engine";
import { shown, table } from "./figures";
import { benchGradebook } from "./gradebook";
import { graderParts, runGraderParts } from "./graderParts";
import { describeMachine, machineInWords } from "./machine";
import type { Part } from "./part";

/**
 * Program: measures. `chaos` is no measurement but a proof: it ends with 1 unless every answer got its one right verdict.
 * With --json the last line is the report.
 */
const usage = `Usage: npm run bench -- grader [--only rooms,limit,…] [--times 50] [--submissions 200] [--json]
       npm run bench -- engine [--json]
       npm run bench -- gradebook [--times 50] [--students 600] [--items 30] [--submissions 400000] [--json]
       npm run bench -- chaos [--submissions 1000] [--rate 10] [--kill-every 5] [--json]

Parts of grader, all unless some are named: ${graderParts.join(", ")}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", default: graderParts.join(",") },
    times: { type: "string", default: "50" },
    json: { type: "boolean", default: false },
    submissions: { type: "string" },
    students: { type: "string", default: "600" },
    items: { type: "string", default: "30" },
    rate: { type: "string", default: "10" },
    "kill-every": { type: "string", default: "5" },
  },
});
const machine = describeMachine();

const chosen = values.only.split(",");
const [what] = positionals;
if (what === "chaos") await chaos();
else if (what === "engine") engine();
else if (what === "gradebook") await gradebook();
else if (what === "grader" && chosen.every((name) => graderParts.includes(name))) await grader();
else {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
}
process.exit();

async function grader(): Promise<void> {
  if (!values.json) print(machineInWords(machine));
  const parts = await runGraderParts({
    chosen,
    times: Number(values.times),
    submissions: Number(values.submissions ?? 200),
    onPart: printPart,
  });
  if (values.json) print(JSON.stringify({ machine, parts }));
}

function engine(): void {
  if (!values.json) print(machineInWords(machine));
  const part = benchEngine();
  printPart(part);
  if (values.json) print(JSON.stringify({ machine, parts: [part] }));
}

async function gradebook(): Promise<void> {
  if (!values.json) print(machineInWords(machine));
  const part = await benchGradebook(Number(values.times), {
    students: Number(values.students),
    items: Number(values.items),
    submissions: Number(values.submissions ?? 400_000),
  });
  printPart(part);
  if (values.json) print(JSON.stringify({ machine, parts: [part] }));
}

function printPart({ title, heading, rows, note }: Part): void {
  if (values.json) return;
  print(`\n${title}\n${table(heading, rows)}`);
  if (note !== undefined) print(`  ${note}`);
}

async function chaos(): Promise<void> {
  const report = await runChaos({
    submissions: Number(values.submissions ?? 1_000),
    rate: Number(values.rate),
    killEverySeconds: Number(values["kill-every"]),
  });
  process.exitCode = report.ok ? 0 : 1;
  if (values.json) {
    print(JSON.stringify({ machine, ...report }));
    return;
  }
  const { submissions, seconds, kills, verdicts, notWrittenOnce, wrong, tries, recovery, toVerdict, jobsLeft } = report;
  print(machineInWords(machine));
  print(`${submissions} submissions in ${shown(seconds)} s while a worker was killed ${kills} times`);
  print(
    `${verdicts} verdicts; ${notWrittenOnce} not written exactly once; ${wrong.length} wrong; ${jobsLeft} jobs left`,
  );
  for (const line of wrong) print(`  ${line}`);
  print(
    `tries: ${Object.entries(tries)
      .map(([count, gradings]) => `${gradings} × ${count}`)
      .join(", ")}`,
  );
  print(
    `a killed worker's gradings (${recovery.gradings}) were tried again after p50 ${shown(recovery.p50)} s, at most ${shown(recovery.max)} s`,
  );
  print(
    `submit → verdict: p50 ${shown(toVerdict.p50)} s, p95 ${shown(toVerdict.p95)} s, p99 ${shown(toVerdict.p99)} s, at most ${shown(toVerdict.max)} s`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
