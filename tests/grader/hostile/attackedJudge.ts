/**
 * A judge that grades every hostile submission, and after each of them an honest one, and then counts what is left of
 * them. It is a program of its own, because the memory of a process that runs tests says nothing about the judge's.
 * Prints one line of JSON, a Report. Words in its arguments choose the submissions whose names contain one of them.
 */
import { setTimeout as wait } from "node:timers/promises";
import { buildGuests } from "#grader/buildGuests";
import { openGrader } from "#grader/grader";
import { findTraces, takeStock } from "./leftovers";
import { getTarget, type Target } from "./problems";
import { readSubmissions } from "./readSubmissions";
import type { Report } from "./report";

const sideBySide = 2;
const warmRooms = 2;

const chosen = process.argv.slice(2);
const submissions = readSubmissions().filter(
  ({ name }) => chosen.length === 0 || chosen.some((word) => name.includes(word)),
);
const targets = new Map<string, Target>();
for (const { problem } of submissions) targets.set(problem, await getTarget(problem));
const honest = await getTarget("linf-penalty-step");

// Starts what stays for as long as this process does: esbuild, which builds our own programs.
await buildGuests();
const atFirst = takeStock();

const grader = await openGrader({ rooms: warmRooms, allowUnsafe: false });
for (let warmUp = 0; warmUp < 20; warmUp++) await gradeBystander();
const before = await measureMemory();
const uids = new Set<number>();
const results: Report["submissions"] = [];
const queue = [...submissions];
await Promise.all(Array.from({ length: sideBySide }, work));
await wait(200);
const after = await measureMemory();
for (const uid of takeStock().uids) uids.add(uid);
await grader.close();
const atLast = takeStock();

const report: Report = {
  submissions: results.sort((one, two) => (one.name < two.name ? -1 : 1)),
  memoryMiB: { before, after },
  left: {
    processes: without(atLast.processes, atFirst.processes),
    descriptors: without(atLast.descriptors, atFirst.descriptors),
    locks: atLast.locks,
    traces: findTraces(uids),
  },
};
console.log(JSON.stringify(report));

async function work(): Promise<void> {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { name, problem, source } = next;
    const target = targets.get(problem) ?? honest;
    const started = performance.now();
    const verdict = await grader
      .grade({ ...target, answer: { kind: "code", source }, seed: "hostile", tests: "all" })
      .catch((error: unknown) => `threw ${String(error)}`);
    const ms = Math.round(performance.now() - started);
    for (const uid of takeStock().uids) uids.add(uid);
    results.push({ name, verdict, ms, bystander: await gradeBystander() });
  }
}

/** What the next honest student gets. */
async function gradeBystander(): Promise<string> {
  const source = honest.version.files["reference.ts"] ?? "";
  try {
    return (await grader.grade({ ...honest, answer: { kind: "code", source }, seed: "honest", tests: "public" }))
      .status;
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

async function measureMemory(): Promise<number> {
  for (let round = 0; round < 5; round++) {
    globalThis.gc?.();
    await wait(100);
  }
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}

function without(list: readonly string[], known: readonly string[]): string[] {
  const unmatched = [...known];
  return list.filter((item) => {
    const index = unmatched.indexOf(item);
    if (index >= 0) unmatched.splice(index, 1);
    return index < 0;
  });
}
