import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from "node:fs";
import path from "node:path";

/**
 * A path to the node binary that every user of the machine can reach. Where root keeps Node in its own home (as nvm does),
 * the user ids of rooms cannot, so the binary is shared under /var/lib.
 *
 * @returns `node` itself if it can be reached
 * @throws Error if the shared directory is not safely root's own
 */
export function shareNode(node: string, directory = "/var/lib/allclose/rooms"): string {
  if (canEverybodyRun(node)) return node;
  makeOwnDirectory(directory);
  const original = statSync(node);
  const shared = path.join(directory, `node-${process.version}-${identify(original)}`);
  if (!isSafeCopy(shared, original)) placeCopy(node, shared);
  return shared;
}

function identify({ dev, ino, size, mtimeMs }: Stats): string {
  return createHash("sha256").update(`${dev} ${ino} ${size} ${mtimeMs}`).digest("hex").slice(0, 16);
}

/** Whether a user with no rights of its own may read the file, as far as modes tell. */
export function canEverybodyRead(file: string): boolean {
  if ((statSync(file).mode & 0o004) === 0) return false;
  for (let parent = path.dirname(file); ; parent = path.dirname(parent)) {
    if ((statSync(parent).mode & 0o001) === 0) return false;
    if (parent === path.dirname(parent)) return true;
  }
}

function canEverybodyRun(file: string): boolean {
  return canEverybodyRead(file) && (statSync(file).mode & 0o001) !== 0;
}

/** Every directory on the way must be root's and writable by nobody else: whoever may write there chooses what root runs. */
function makeOwnDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  for (let place = directory; ; place = path.dirname(place)) {
    const stats = lstatSync(place);
    if (!stats.isDirectory() || !isRoots(stats))
      throw new Error(`${place} must be a directory of root that nobody else can write`);
    if (place === path.dirname(place)) return;
  }
}

function isRoots(stats: Stats): boolean {
  return stats.uid === 0 && (stats.mode & 0o022) === 0;
}

function isSafeCopy(shared: string, original: Stats): boolean {
  const stats = lstatSync(shared, { throwIfNoEntry: false });
  return (
    stats !== undefined && stats.isFile() && isRoots(stats) && stats.size === original.size && canEverybodyRun(shared)
  );
}

/** Written beside and renamed, so that a worker starting at the same moment never finds half a binary. */
function placeCopy(node: string, shared: string): void {
  const draft = `${shared}.${process.pid}`;
  rmSync(draft, { force: true });
  // A link shares the file's owner and mode, so only a file that is already root's own may be linked.
  if (!isRoots(statSync(node)) || !isOpenFile(node) || !tryToLink(node, draft)) {
    copyFileSync(node, draft);
    // Newer versions of Node copy the owner as well.
    chownSync(draft, 0, 0);
    chmodSync(draft, 0o755);
  }
  renameSync(draft, shared);
}

function isOpenFile(file: string): boolean {
  return (statSync(file).mode & 0o777) === 0o755;
}

function tryToLink(node: string, draft: string): boolean {
  try {
    linkSync(node, draft);
    return true;
  } catch {
    // Another file system.
    return false;
  }
}
