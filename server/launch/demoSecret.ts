import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { codeOf } from "./thrown";

const shortest = 32;

/** The secret that signs the demo's sessions: made once, so that a restart signs nobody out, and readable by this account only. */
export function demoSecret(dataDirectory: string): string {
  const file = path.join(dataDirectory, "secret");
  const kept = readIfThere(file);
  if (kept.length >= shortest) return kept;
  const made = randomBytes(32).toString("base64url");
  writeFileSync(file, made, { mode: 0o600 });
  return made;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "";
    throw error;
  }
}
