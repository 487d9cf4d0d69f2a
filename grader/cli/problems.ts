import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { catalog } from "#problems/catalog";
import { readCertificates, writeCertificates } from "#problems/certificate";
import { ProblemSchema, SlugSchema } from "#problems/schema";
import { templates } from "#problems/templates/templates";
import type { Certification } from "../certification";
import { certify, usualTolerance } from "../certify";
import { ProblemFaultError } from "../grader";
import { openOrExplain } from "./openOrExplain";
import { problemsDirectory, readNamedProblem } from "./problemFolder";
import { exitCodes, printLine, runProgram, UsageError } from "./terminal";

const usage = `The problems of the catalogue.

  npm run problems -- list [--json]
  npm run problems -- verify [slug or folder]… [--seeds <n>] [--mutants <n>] [--write] [--json]
  npm run problems -- new <slug> [--template <name>]

  verify   proves that the tests tell right from wrong; --write keeps the proofs in problems/certificates.json;
           tests that allow an error above 2e-9 (relative to what they expect, absolute below 1) are listed with it
           --seeds    how many seeds the reference is graded with (3)
           --mutants  how many small changes of each reference are tried at most (100)
  new      writes a small sound problem to begin from
           --template ${templates.map(({ name }) => name).join(", ")} (code)
  Exit code: 0 done and sound, 1 a problem is not sound, 2 wrong usage, 3 the grader itself failed.`;

void runProgram(async (args) => {
  const { values, positionals } = parse(args);
  const [command, ...names] = positionals;
  if (values.help) {
    printLine(usage);
    return exitCodes.done;
  }
  if (command === "list" && names.length === 0) return list(values.json);
  if (command === "verify")
    return verify(names, {
      ...values,
      seeds: readCount("--seeds", values.seeds, { least: 1 }),
      mutants: readCount("--mutants", values.mutants, { least: 0 }),
    });
  if (command === "new" && names[0] !== undefined && names.length === 1) return create(names[0], values.template);
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
        mutants: { type: "string", default: "100" },
        template: { type: "string", default: "code" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function readCount(option: string, text: string, { least }: { least: number }): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < least || count > 10_000)
    throw new UsageError(`${option} must be a whole number from ${least} to 10000, not "${text}".`);
  return count;
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
  { json, write, seeds, mutants }: { json: boolean; write: boolean; seeds: number; mutants: number },
): Promise<number> {
  const versions = await Promise.all(
    (names.length > 0 ? names : catalog.map(({ slug }) => slug)).map(readNamedProblem),
  );
  const certificates = new Map(Object.entries(await readCertificates()));
  const grader = await openOrExplain();
  const rows: string[] = [];
  let isSound = true;
  try {
    for (const version of versions) {
      const started = performance.now();
      const proof = await certify(grader, version, { seeds, mutants }).catch((error: unknown) => {
        if (!(error instanceof ProblemFaultError)) throw error;
        return { certificate: undefined, reasons: [error.message] };
      });
      const { certificate, reasons } = proof;
      if (proof.certificate) rows.push(tableRow(version.slug, proof));
      isSound &&= certificate?.ok ?? false;
      if (certificate) certificates.set(version.slug, certificate);
      if (json)
        printLine(JSON.stringify(certificate ? summary(version.slug, certificate) : { slug: version.slug, ok: false }));
      else if (certificate) {
        printLine(describe(version.slug, certificate, performance.now() - started));
        for (const line of wideTolerances(certificate)) printLine(line);
      }
      for (const reason of reasons) process.stderr.write(`  ${version.slug}: ${reason}\n`);
    }
  } finally {
    await grader.close();
  }
  if (!json && rows.length > 1) printLine(["", ...tableHead, ...rows].join("\n"));
  if (write) await writeCertificates(Object.fromEntries(certificates));
  return isSound ? exitCodes.done : exitCodes.unsound;
}

type Certificate = Awaited<ReturnType<typeof readCertificates>>[string];

const summary = (slug: string, { ok, reference, starter, tests, mistakes, mutants, rewrites }: Certificate) => ({
  slug,
  ok,
  reference,
  starter,
  tests,
  mistakes,
  mutants,
  rewrites,
});

function describe(
  slug: string,
  { ok, reference, starter, mistakes, mutants, rewrites, seeds }: Certificate,
  ms: number,
): string {
  const rejected = mistakes.filter((mistake) => mistake.rejected).length;
  const diagnosed = mistakes.filter((mistake) => mistake.diagnosed).length;
  const facts = [
    `reference ${reference.score}/${reference.maxScore} on ${seeds} seeds`,
    `starter ${starter.score}`,
    `mistakes ${rejected}/${mistakes.length} rejected, ${diagnosed}/${mistakes.length} named`,
    `mutants ${mutants.caught}/${mutants.total}${mutants.equivalent === 0 ? "" : ` (${mutants.equivalent} equivalent)`}`,
    `rewrites ${rewrites.accepted}/${rewrites.total}`,
    `${(ms / 1_000).toFixed(1)} s`,
  ];
  return `${ok ? "✓" : "✗"} ${slug.padEnd(24)} ${facts.join(" · ")}`;
}

/** The proofs as a Markdown table, for notes and reviews. */
const tableHead = [
  "| Problem | Mistakes rejected | named as themselves | Mutants caught | of these named | without a name | Rewrites accepted |",
  "| --- | --- | --- | --- | --- | --- | --- |",
];

function tableRow(slug: string, { certificate, diagnosis }: Certification): string {
  const { mistakes, mutants, rewrites } = certificate;
  const cells = [
    slug,
    `${mistakes.filter((mistake) => mistake.rejected).length} of ${mistakes.length}`,
    `${mistakes.filter((mistake) => mistake.diagnosed).length} of ${mistakes.length}`,
    `${mutants.caught} of ${mutants.total}${mutants.equivalent === 0 ? "" : `, ${mutants.equivalent} equivalent`}`,
    diagnosis.named,
    diagnosis.unnamed,
    `${rewrites.accepted} of ${rewrites.total}`,
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The tests that allow more than the usual rounding, the widest first. */
function wideTolerances({ tests }: Certificate): string[] {
  return tests
    .flatMap(({ name, widestTolerance }) => (widestTolerance === undefined ? [] : [{ name, widestTolerance }]))
    .filter(({ widestTolerance }) => widestTolerance > usualTolerance)
    .sort((one, two) => two.widestTolerance - one.widestTolerance)
    .map(({ name, widestTolerance }) => `    tolerance ${widestTolerance.toExponential(1).padEnd(7)} ${name}`);
}

async function create(slug: string, templateName: string): Promise<number> {
  const parsed = SlugSchema.safeParse(slug);
  if (!parsed.success) throw new UsageError(`"${slug}" is not a slug: ${parsed.error.issues[0]?.message ?? ""}.`);
  const template = templates.find(({ name }) => name === templateName);
  if (template === undefined)
    throw new UsageError(
      `There is no template "${templateName}": there are ${templates.map(({ name }) => name).join(", ")}.`,
    );
  const folder = path.join(problemsDirectory, slug);
  if ((await readdir(problemsDirectory)).includes(slug)) throw new UsageError(`problems/${slug} exists already.`);
  for (const [file, text] of Object.entries(template.files(slug))) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text, { flag: "wx" });
  }
  printLine(
    `problems/${slug} is ready to edit. Next: npm run problems -- verify ${slug}, then add it to problems/catalog.ts.`,
  );
  return exitCodes.done;
}
