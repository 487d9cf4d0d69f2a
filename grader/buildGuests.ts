import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const project = fileURLToPath(new URL("..", import.meta.url));

export interface Guests {
  student: string;
  referee: string;
  /** Names exactly what graded: the release and a hash of both programs, engine and test kit included. */
  engine: string;
}

const release = "0.1.0";

/** The programs of the two kinds of room, each one text, so that a room needs no file of this project. */
export async function buildGuests(): Promise<Guests> {
  const [student, referee] = await Promise.all(["student", "referee"].map(bundle));
  if (student === undefined || referee === undefined) throw new Error("the guests could not be built");
  const hash = createHash("sha256").update(student).update("\0").update(referee).digest("hex").slice(0, 12);
  return { student, referee, engine: `${release}+${hash}` };
}

async function bundle(guest: string): Promise<string> {
  const result = await build({
    entryPoints: [path.join(project, "grader/guests", `${guest}.ts`)],
    absWorkingDir: project,
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    charset: "utf8",
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}
