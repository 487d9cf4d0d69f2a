/**
 * The program of the compiler process: esbuild, given texts of students and authors. It is a process of its own because
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
const maxResultLength = { transform: 2 * 1024 * 1024, bundle: 12 * 1024 * 1024 } as const;

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
    const result = order.kind === "transform" ? await transformed(order.source) : await bundled(order);
    const texts =
      result.kind === "bundled"
        ? [result.code]
        : [result.module.code, result.module.map, result.script.code, result.script.map];
    return texts.some((text) => text.length > maxResultLength[order.kind]) ? { kind: "too-large" } : result;
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return { kind: "refused", failures: error.errors.slice(0, 5).map(toFailure) };
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
