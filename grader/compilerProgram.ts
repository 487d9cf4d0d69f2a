/**
 * The program of the compiler process: esbuild, given texts of students and authors, and what makes mutants of them. It is a process of its own because
 * a text of some hundred bytes can make esbuild write gigabytes (an enum whose members each repeat the one before twice),
 * and esbuild's service, once dead, takes no further orders.
 */
import path from "node:path/posix";
import { build, transform, type Plugin } from "esbuild";
import type { CompilerFailure, CompilerOrder, CompilerReply } from "./compilerOrders";
import { createFrameReader, encodeFrame } from "./rooms/wire";

/** Ten times the largest folder. */
const maxOrderBytes = 64 * 1024 * 1024;

/** More than any text people write becomes. The judge keeps it, and a room must take it. */
const maxResultLength = { transform: 2 * 1024 * 1024, bundle: 12 * 1024 * 1024, mutate: 24 * 1024 * 1024 } as const;

// What comes in here the judge has written.
const { parse, stringify } = JSON;
const reader = createFrameReader(maxOrderBytes);
process.stdin.on("data", (chunk: Buffer) => {
  for (const text of reader.push(chunk)) void obey(parse(text) as CompilerOrder).then(reply);
});
process.stdin.once("end", () => process.exit(0));
reply({ kind: "ready" });

function reply(answer: CompilerReply): void {
  process.stdout.write(encodeFrame(stringify(answer)));
}

async function obey(order: CompilerOrder): Promise<CompilerReply> {
  try {
    const result = await resultOf(order);
    return lengthOf(result) > maxResultLength[order.kind] ? { kind: "too-large" } : result;
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return { kind: "refused", failures: error.errors.slice(0, 5).map(toFailure) };
  }
}

type Result = Exclude<CompilerReply, { kind: "ready" | "too-large" }>;

function resultOf(order: CompilerOrder): Promise<Result> {
  switch (order.kind) {
    case "transform":
      return transformed(order.source);
    case "bundle":
      return bundled(order);
    case "mutate":
      return mutated(order);
  }
}

/** Of its longest text, or of all where there are many. */
function lengthOf(result: Result): number {
  switch (result.kind) {
    case "transformed":
      return Math.max(
        ...[result.module.code, result.module.map, result.script.code, result.script.map].map(({ length }) => length),
      );
    case "bundled":
      return result.code.length;
    case "refused":
      return 0;
    case "mutated":
      return [...result.mutants.map(({ source }) => source), ...result.names].reduce(
        (sum, { length }) => sum + length,
        0,
      );
  }
}

async function mutated({
  source,
  most,
}: Extract<CompilerOrder, { kind: "mutate" }>): Promise<Extract<Result, { kind: "mutated" | "refused" }>> {
  // Loaded when it is needed: TypeScript takes half a second, and students' answers never need it.
  const { mutantsOf } = await import("./mutate");
  try {
    const names = mutantsOf(source, { most: Infinity }).map(({ name }) => name);
    return { kind: "mutated", mutants: mutantsOf(source, { most }), names };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { kind: "refused", failures: [{ text: "it nests too deeply", place: null }] };
  }
}

/** `a ** b` becomes a call of Math.pow, which rooms replace: see guests/portablePow.ts. */
const language = { target: "es2022", supported: { "exponent-operator": false } } as const;

async function transformed(source: string): Promise<Extract<CompilerReply, { kind: "transformed" }>> {
  const options = {
    ...language,
    loader: "ts",
    charset: "utf8",
    sourcefile: "solution.ts",
    sourcemap: "external",
    tsconfigRaw: "{}",
    logLevel: "silent",
  } as const;
  const [asModule, asScript] = await Promise.all([
    transform(source, { ...options, format: "esm" }),
    transform(source, { ...options, format: "cjs" }),
  ]);
  return {
    kind: "transformed",
    module: { code: asModule.code, map: asModule.map },
    script: { code: asScript.code, map: asScript.map },
  };
}

async function bundled({
  entry,
  files,
  doors,
}: Extract<CompilerOrder, { kind: "bundle" }>): Promise<Extract<CompilerReply, { kind: "bundled" }>> {
  const result = await build({
    stdin: { contents: entry, sourcefile: "folder.ts", loader: "ts" },
    bundle: true,
    write: false,
    ...language,
    format: "cjs",
    charset: "utf8",
    platform: "neutral",
    tsconfigRaw: "{}",
    logLevel: "silent",
    plugins: [fromMemory(files, doors)],
  });
  return { kind: "bundled", code: result.outputFiles[0]?.text ?? "" };
}

function fromMemory(files: Record<string, string>, doors: readonly string[]): Plugin {
  return {
    name: "folder-from-memory",
    setup(context) {
      context.onResolve({ filter: /.*/ }, ({ path: wanted, importer, kind }) => {
        if (doors.includes(wanted)) return { path: wanted, external: true };
        if (kind === "entry-point") return undefined;
        const base = importer === "folder.ts" || importer === "<stdin>" ? "." : path.dirname(importer);
        const file = wanted.startsWith(".") ? path.join(base, wanted) : wanted;
        const found = [file, `${file}.ts`].find((candidate) => Object.hasOwn(files, candidate));
        if (found !== undefined && wanted.startsWith(".")) return { path: found, namespace: "folder" };
        const allowed = doors.map((door) => `"${door}"`).join(" and ");
        return { errors: [{ text: `"${wanted}" cannot be imported: only files of this folder, ${allowed} can` }] };
      });
      context.onLoad({ filter: /.*/, namespace: "folder" }, ({ path: file }) => ({
        contents: files[file] ?? "",
        loader: "ts",
      }));
    },
  };
}

interface BuildFailure {
  errors: { text: string; location: { file: string; line: number; column: number } | null }[];
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

function toFailure({ text, location }: BuildFailure["errors"][number]): CompilerFailure {
  const place = location && { file: location.file.slice(0, 200), line: location.line, column: location.column };
  return { text: text.slice(0, 2_000), place };
}
