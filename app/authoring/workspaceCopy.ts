import { z } from "zod/mini";

export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const CopySchema = z.object({
  /** What the changed files were changed from; of a file that was added nothing. */
  base: z.record(z.string(), z.string()),
  /** Texts the server does not have yet; null for a file that was taken away. */
  changes: z.record(z.string(), z.nullable(z.string())),
});

/** What a device holds of a folder that the server does not have. */
export type WorkspaceCopy = z.infer<typeof CopySchema>;

export function readCopy(storage: Store, key: string): WorkspaceCopy | null {
  try {
    return CopySchema.parse(JSON.parse(storage.getItem(key) ?? "null"));
  } catch {
    return null;
  }
}

/** @returns false when the browser refuses to store it */
export function keepCopy(storage: Store, key: string, copy: WorkspaceCopy): boolean {
  try {
    if (Object.keys(copy.changes).length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function forgetCopy(storage: Store, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // What cannot be removed could not be stored.
  }
}
