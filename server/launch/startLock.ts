import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { PlainError } from "./plainError";
import { identityOf } from "./processIdentity";
import { codeOf } from "./thrown";

const ClaimSchema = z.object({ pid: z.number().int().positive(), identity: z.string(), address: z.string() });

/** Who runs on a data directory: at most one `npm start` or `npm run dev`. */
export type Claim = z.infer<typeof ClaimSchema>;

/**
 * Writes this process into `<dataDirectory>/start.lock`. A file left by a process that no longer lives (kill -9, a power
 * cut) is replaced without a word, also when its number has been given to another program since.
 *
 * @param address - where this copy will be found, for the message a second one prints
 * @returns takes the file away again
 * @throws PlainError when another copy runs on this directory
 */
export function claimDataDirectory(dataDirectory: string, address: string): () => void {
  makeDirectory(dataDirectory);
  const file = path.join(dataDirectory, "start.lock");
  const mine: Claim = { pid: process.pid, identity: identityOf(process.pid) ?? "", address };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    while (!tryLink(draft, file)) {
      const holder = livingHolder(file);
      if (holder !== undefined) throw alreadyRunning(holder, dataDirectory);
      removeStale(file, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (readClaim(file)?.pid === process.pid) rmSync(file, { force: true });
  };
}

/**
 * Its own recursion, because Node's runs forever where a file system has no folders to make, such as /proc. Open to
 * other accounts, because PostgreSQL started by root runs as another one; what is secret inside is closed by itself.
 */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  makeDirectory(path.dirname(directory));
  mkdirSync(directory);
}

/** The living process that holds the file. */
export function livingHolder(file: string): Claim | undefined {
  const claim = readClaim(file);
  return claim !== undefined && identityOf(claim.pid) === claim.identity ? claim : undefined;
}

/** Linking is atomic and fails when the file exists, so of two that start at once one wins. */
function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Moves the file aside before it is removed: of two that find it stale, only one moves it, and a fresh one is put back. */
function removeStale(file: string, draft: string): void {
  const aside = `${draft}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (livingHolder(aside) !== undefined) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function readClaim(file: string): Claim | undefined {
  try {
    return ClaimSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // Missing, or cut short by a full disk: nobody is known to hold it.
    return undefined;
  }
}

const alreadyRunning = ({ pid, address }: Claim, dataDirectory: string): PlainError =>
  new PlainError(
    `Allclose is already running on ${dataDirectory}: ${address} (process ${pid}).\n` +
      `Open that address, or stop it with Ctrl-C in its terminal (or: kill ${pid}).\n` +
      "For a second copy beside it, give it a port and a folder of its own: PORT=3001 ALLCLOSE_DATA=.data-2 npm start",
  );
