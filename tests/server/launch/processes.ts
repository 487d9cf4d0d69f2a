import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { childEnvironment } from "#server/env";
import { identityOf } from "#server/launch/processIdentity";

/** Runs TypeScript in a Node of its own, with the checkout as its working directory. */
export const runTypeScript = (source: string, environment: Record<string, string> = {}): ChildProcess =>
  spawn(process.execPath, ["--import", "tsx", "--eval", source], {
    stdio: ["ignore", "pipe", "pipe"],
    env: childEnvironment(environment),
  });

/** Waits until `condition` holds; the test's own time limit ends a wait that is in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

export const isAlive = (pid: number): boolean => identityOf(pid) !== undefined;

/** Collects what a process writes, both streams as one text. */
export function outputOf(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}
