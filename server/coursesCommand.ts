import { parseArgs } from "node:util";
import { courseProgramUsage, type CourseProgramOrder, makeCourse } from "./courseProgram";
import { disconnect } from "./db";
import { AppError } from "./errors";
import { reachDatabase } from "./launch/reachDatabase";

/**
 * Program: `npm run courses -- create …`, for whoever runs the server. It asks nobody who they are: who can start it can
 * write the database.
 */
const exitCodes = { done: 0, usage: 2, failed: 3 } as const;

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const order = parse(args);
  if (typeof order === "string") return say(`${order}\n\n${courseProgramUsage}`, exitCodes.usage);
  const leave = await reachDatabase();
  if (leave === undefined)
    return say("DATABASE_URL is not set, and there is no database here that npm start made.", exitCodes.usage);
  try {
    const { json, ...course } = order;
    const made = await makeCourse(course);
    process.stdout.write(`${json ? JSON.stringify(made.facts) : made.words}\n`);
    return exitCodes.done;
  } catch (error) {
    if (error instanceof AppError) return say(error.message, exitCodes.usage);
    return say(error instanceof Error ? (error.stack ?? error.message) : String(error), exitCodes.failed);
  } finally {
    await disconnect();
    await leave();
  }
}

function say(words: string, code: number): number {
  process.stderr.write(`${words}\n`);
  return code;
}

function parse(args: string[]): (CourseProgramOrder & { json: boolean }) | string {
  try {
    const text = { type: "string" } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ slug: text, title: text, term: text, zone: text, starts: text, instructor: text, name: text },
        json: { type: "boolean", default: false },
      },
    });
    const { slug, title, term, zone: timeZone, starts: startsOn, instructor: email, name, json } = values;
    if (positionals.length !== 1 || positionals[0] !== "create") return "Say what to do: create.";
    if (!slug || !title || !term || !timeZone || !startsOn || !email)
      return "Of --slug, --title, --term, --zone, --starts and --instructor at least one is missing.";
    return { slug, title, term, timeZone, startsOn, email, name: name ?? "", json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
