import { parseArgs } from "node:util";
import { type CourseProgramOrder, makeCourse } from "./courseProgram";
import { coursesUsage } from "./coursesUsage";
import { disconnect, isUnmigrated } from "./db";
import { AppError } from "./errors";
import type { ImportOrder } from "./importCourse";
import { reachDatabase } from "./launch/reachDatabase";
import { sayExport, sayImport } from "./transferProgram";

/**
 * Program: `npm run courses -- create …`, `export …` and `import …`, for whoever runs the server. It asks nobody who they
 * are: who can start it can write the database.
 */
const exitCodes = { done: 0, usage: 2, failed: 3 } as const;

type Order =
  | { verb: "create"; create: CourseProgramOrder }
  | { verb: "export"; slug: string; file: string }
  | { verb: "import"; order: ImportOrder };

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const order = parse(args);
  if (typeof order === "string") return say(`${order}\n\n${coursesUsage}`, exitCodes.usage);
  const leave = await reachDatabase();
  if (leave === undefined)
    return say("DATABASE_URL is not set, and there is no database here that npm start made.", exitCodes.usage);
  try {
    const { words, facts } = await carryOut(order);
    process.stdout.write(`${order.json ? JSON.stringify(facts) : words}\n`);
    return exitCodes.done;
  } catch (error) {
    if (error instanceof AppError) return say(error.message, exitCodes.usage);
    if (isUnmigrated(error))
      return say("Tables of this release are missing in the database. Run npm run db:deploy first.", exitCodes.usage);
    return say(error instanceof Error ? (error.stack ?? error.message) : String(error), exitCodes.failed);
  } finally {
    await disconnect();
    await leave();
  }
}

function carryOut(order: Order): Promise<{ words: string; facts: object }> {
  if (order.verb === "create") return makeCourse(order.create);
  return order.verb === "export" ? sayExport(order) : sayImport(order.order);
}

function say(words: string, code: number): number {
  process.stderr.write(`${words}\n`);
  return code;
}

function parse(args: string[]): (Order & { json: boolean }) | string {
  try {
    const text = { type: "string" } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ slug: text, title: text, term: text, zone: text, starts: text, instructor: text, name: text, as: text },
        check: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const { slug, title, term, zone: timeZone, starts: startsOn, instructor: email, name, json, as, check } = values;
    const [verb, first, second, ...others] = positionals;
    const isTransfer = verb === "export" || verb === "import";
    if (isTransfer && [slug, title, term, timeZone, startsOn, email, name].some((value) => value !== undefined))
      return `${verb} takes no options of create.`;
    if (verb !== "import" && (as !== undefined || check)) return "--as and --check belong to import.";
    if (verb === "export")
      return first === undefined || second === undefined || others.length > 0
        ? "Say which course goes into which file."
        : { verb, slug: first, file: second, json };
    if (verb === "import")
      return first === undefined || second !== undefined
        ? "Say which file is imported."
        : { verb, order: { file: first, as, isCheck: check }, json };
    if (verb !== "create" || first !== undefined) return "Say what to do: create, export or import.";
    if (!slug || !title || !term || !timeZone || !startsOn || !email)
      return "Of --slug, --title, --term, --zone, --starts and --instructor at least one is missing.";
    return { verb, create: { slug, title, term, timeZone, startsOn, email, name: name ?? "" }, json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
