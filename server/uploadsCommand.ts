import { database, disconnect } from "./db";
import { env } from "./env";
import { AppError } from "./errors";
import { findStrays, sweepObjects } from "./looseObjects";
import { moveUploads } from "./moveUploads";
import { ObjectStoreError } from "./objectStore";

/**
 * Program: `npm run uploads` says where the bytes of files are, `-- move` takes them to where the configuration keeps new
 * ones, `-- move --to database` back, and `-- sweep` looks for objects in the bucket that no file needs.
 */
const usage = "Usage: npm run uploads [-- move [--to database] | sweep]";
const words = process.argv.slice(2).join(" ");
const { objectStore: bucket, databaseUrl } = env();

if (databaseUrl === undefined) stop(2, "Set DATABASE_URL to the database of the installation.");
try {
  if (words === "") await tell();
  else if (words === "move") await move(bucket === null ? "database" : "bucket");
  else if (words === "move --to database") await move("database");
  else if (words === "sweep") await sweep();
  else stop(2, usage);
} catch (error) {
  if (error instanceof AppError || error instanceof ObjectStoreError) stop(1, error.message);
  throw error;
}
await disconnect();

async function tell(): Promise<void> {
  const rows = await database().$queryRaw<{ isObject: boolean; files: number; bytes: number }[]>`
    SELECT "objectKey" IS NOT NULL AS "isObject", count(*)::int AS files, sum("sizeBytes")::float8 AS bytes
    FROM "Upload" GROUP BY 1`;
  const inPlace = (isObject: boolean) =>
    inWords(rows.find((row) => row.isObject === isObject) ?? { files: 0, bytes: 0 });
  say(`In the database: ${inPlace(false)}. In a bucket: ${inPlace(true)}.`);
  say(bucket === null ? "New files go into the database." : `New files go into the bucket ${bucket.bucket}.`);
  say(`Objects that no file names, and that go when they are due: ${await database().looseObject.count()}.`);
}

async function move(to: "bucket" | "database"): Promise<void> {
  const { moved, bytes, stayed } = await moveUploads(to);
  say(`Moved to the ${to}: ${inWords({ files: moved, bytes })}.`);
  if (stayed.length > 0)
    stop(1, `These could not be read and stayed where they are; the log says why: ${stayed.join(", ")}`);
}

async function sweep(): Promise<void> {
  if (bucket === null) stop(2, "Set the S3_ variables that lead to the bucket.");
  say(`Objects that nobody knew of, due in a day: ${await findStrays()}. Removed: ${await sweepObjects()}.`);
}

function inWords({ files, bytes }: { files: number; bytes: number }): string {
  return `${files} ${files === 1 ? "file" : "files"}, ${(bytes / 1_048_576).toFixed(1)} MiB`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function stop(exitCode: number, line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(exitCode);
}
