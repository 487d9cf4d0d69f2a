import { createWriteStream, mkdirSync, statSync, truncateSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

const LogLineSchema = z.object({
  level: z.enum(["debug", "info", "warn", "error"]),
  event: z.string(),
  error: z.looseObject({ message: z.string() }).optional(),
});

const keptBytes = 20 * 1024 * 1024;
const repeatAfterMs = 60_000;
const keptLines = 40;

export interface ChildLog {
  file: string;
  write: (line: string) => void;
  /** What it wrote last, for the message when it does not come up. */
  lastLines: () => string[];
}

/**
 * Everything a program writes goes into `<dataDirectory>/logs/<name>.log`. Of that, what a person should know (its own
 * warnings and errors, and whatever is not in the log's form) is passed to `say` in one line, the same text at most once
 * a minute.
 */
export function openChildLog(dataDirectory: string, name: string, say: (line: string) => void): ChildLog {
  const file = path.join(dataDirectory, "logs", `${name}.log`);
  mkdirSync(path.dirname(file), { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > keptBytes) truncateSync(file);
  const stream = createWriteStream(file, { flags: "a", mode: 0o600 });
  // A full disk must not take the programs down with their log.
  stream.on("error", () => stream.destroy());

  const saidAt = new Map<string, number>();
  const last: string[] = [];
  return {
    file,
    write: (line) => {
      if (stream.writable) stream.write(`${line}\n`);
      last.push(line);
      if (last.length > keptLines) last.shift();
      const text = textForPeople(stripVTControlCharacters(line));
      if (text === undefined || Date.now() - (saidAt.get(text) ?? -Infinity) < repeatAfterMs) return;
      saidAt.set(text, Date.now());
      say(`  ${name}: ${text}`);
    },
    lastLines: () => [...last],
  };
}

/** @returns undefined for what only the log needs to hold */
function textForPeople(line: string): string | undefined {
  const logged = parseLogLine(line);
  if (logged !== undefined) {
    const isForPeople = logged.level === "warn" || logged.level === "error";
    return isForPeople ? [logged.event, logged.error?.message.split("\n")[0]].filter(Boolean).join(": ") : undefined;
  }
  // Next greets and counts its seconds; the lines below a first one (a stack, a code frame) are indented.
  const isGreeting = /^\s*(▲|✓|○|- |GET |POST )/u.test(line);
  return isGreeting || line.trim() === "" || /^\s|^[}\]]/.test(line) ? undefined : line.slice(0, 300);
}

function parseLogLine(line: string): z.infer<typeof LogLineSchema> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return LogLineSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
