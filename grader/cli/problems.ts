import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { catalog } from "#problems/catalog";
import { readCertificates, writeCertificates } from "#problems/certificate";
import { ProblemSchema, SlugSchema } from "#problems/schema";
import { certify } from "../certify";
import { ProblemFaultError } from "../grader";
import { newProblemFiles } from "./newProblem";
import { openOrExplain } from "./openOrExplain";
import { problemsDirectory, readNamedProblem } from "./problemFolder";
import { exitCodes, printLine, runProgram, UsageError } from "./terminal";

const usage = `The problems of the catalogue.

  npm run problems -- list [--json]
  npm run problems -- verify [slug or folder]… [--seeds <n>] [--write] [--json]
  npm run problems -- new <slug>

  verify   proves that the tests tell right from wrong; --write keeps the proofs in problems/certificates.json
  Exit code: 0 done and sound, 1 a problem is not sound, 2 wrong usage, 3 the grader itself failed.`;

void runProgram(async (args) => {
  const { values, positionals } = parse(args);
  const [command, ...names] = positionals;
  if (values.help) {
    printLine(usage);
    return exitCodes.done;
  }
  if (command === "list" && names.length === 0) return list(values.json);
  if (command === "verify") return verify(names, { ...values, seeds: readSeeds(values.seeds) });
  if (command === "new" && names[0] !== undefined && names.length === 1) return create(names[0]);
  throw new UsageError(usage);
});

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
        seeds: { type: "string", default: "3" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function readSeeds(text: string): number {
  const seeds = Number(text);
  if (!Number.isInteger(seeds) || seeds < 1 || seeds > 10_000)
    throw new UsageError(`--seeds must be a whole number from 1 to 10000, not "${text}".`);
  return seeds;
}

function list(json: boolean): number {
  const rows = catalog.map(({ slug, problem }) => {
    const { title, parts } = ProblemSchema.parse(problem);
    return { slug, title, parts: parts.map(({ id, kind, points, source }) => ({ id, kind, points, source })) };
  });
  if (json) printLine(JSON.stringify(rows));
  else
    for (const { slug, title, parts } of rows)
      printLine(
        `${slug.padEnd(24)} ${title} (${parts.map((part) => `${part.id}: ${part.kind}, ${part.points} points`).join("; ")})`,
      );
  return exitCodes.done;
}

async function verify(
  names: readonly string[],
  { json, write, seeds }: { json: boolean; write: boolean; seeds: number },
): Promise<number> {
  const versions = await Promise.all(
    (names.length > 0 ? names : catalog.map(({ slug }) => slug)).map(readNamedProblem),
  );
  const certificates = new Map(Object.entries(await readCertificates()));
  const grader = await openOrExplain();
  let isSound = true;
  try {
    for (const version of versions) {
      const started = performance.now();
      const { certificate, reasons } = await certify(grader, version, { seeds }).catch((error: unknown) => {
        if (!(error instanceof ProblemFaultError)) throw error;
        return { certificate: undefined, reasons: [error.message] };
      });
      isSound &&= certificate?.ok ?? false;
      if (certificate) certificates.set(version.slug, certificate);
      if (json)
        printLine(JSON.stringify(certificate ? summary(version.slug, certificate) : { slug: version.slug, ok: false }));
      else if (certificate) printLine(describe(version.slug, certificate, performance.now() - started));
      for (const reason of reasons) process.stderr.write(`  ${version.slug}: ${reason}\n`);
    }
  } finally {
    await grader.close();
  }
  if (write) await writeCertificates(Object.fromEntries(certificates));
  return isSound ? exitCodes.done : exitCodes.unsound;
}

type Certificate = Awaited<ReturnType<typeof readCertificates>>[string];

const summary = (slug: string, { ok, reference, starter, mistakes, mutants, rewrites }: Certificate) => ({
  slug,
  ok,
  reference,
  starter,
  mistakes,
  mutants,
  rewrites,
});

function describe(
  slug: string,
  { ok, reference, starter, mistakes, rewrites, seeds }: Certificate,
  ms: number,
): string {
  const rejected = mistakes.filter((mistake) => mistake.rejected).length;
  const diagnosed = mistakes.filter((mistake) => mistake.diagnosed).length;
  const facts = [
    `reference ${reference.score}/${reference.maxScore} on ${seeds} seeds`,
    `starter ${starter.score}`,
    `mistakes ${rejected}/${mistakes.length} rejected, ${diagnosed}/${mistakes.length} named`,
    `rewrites ${rewrites.accepted}/${rewrites.total}`,
    `${(ms / 1_000).toFixed(1)} s`,
  ];
  return `${ok ? "✓" : "✗"} ${slug.padEnd(24)} ${facts.join(" · ")}`;
}

async function create(slug: string): Promise<number> {
  const parsed = SlugSchema.safeParse(slug);
  if (!parsed.success) throw new UsageError(`"${slug}" is not a slug: ${parsed.error.issues[0]?.message ?? ""}.`);
  const folder = path.join(problemsDirectory, slug);
  if ((await readdir(problemsDirectory)).includes(slug)) throw new UsageError(`problems/${slug} exists already.`);
  for (const [file, text] of Object.entries(newProblemFiles(slug))) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text, { flag: "wx" });
  }
  printLine(
    `problems/${slug} is ready to edit. Next: npm run problems -- verify ${slug}, then add it to problems/catalog.ts.`,
  );
  return exitCodes.done;
}
