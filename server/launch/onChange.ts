import { watch } from "node:fs";
import path from "node:path";
import type { Session } from "./session";

/** An editor saves in several steps: what changes within this time is one change. */
const settleMs = 150;

/**
 * Calls `act` after files in the folders under `root` changed, with their paths from there. Never twice at once: what
 * changes meanwhile is in the next call.
 */
export function onChange(
  session: Session,
  root: string,
  folders: readonly string[],
  act: (changed: ReadonlySet<string>) => Promise<void>,
): void {
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let acting = Promise.resolve();

  const settle = (): void => {
    const all = changed;
    changed = new Set();
    acting = acting.then(() => (session.signal.aborted ? undefined : act(all)));
  };
  const watchers = folders.map((folder) =>
    watch(path.join(root, folder), { recursive: true }, (_, name) => {
      if (name === null || isTemporary(name)) return;
      changed.add(path.posix.join(folder, name.replaceAll(path.sep, "/")));
      clearTimeout(timer);
      timer = setTimeout(settle, settleMs);
    }),
  );
  session.onEnd({
    close: async () => {
      for (const watcher of watchers) watcher.close();
      clearTimeout(timer);
      await acting;
    },
  });
}

/** What editors write beside a file while they save it. */
const isTemporary = (name: string): boolean => /(^|[\\/])[.#]|~$|\.sw[a-z]$|\.tmp$/.test(name);
