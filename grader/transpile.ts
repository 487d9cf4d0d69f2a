import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { init, parse } from "es-module-lexer";
import { compile, CompilerLimitError } from "./compiler";
import { plainText } from "./plainText";
import { programFile } from "./rooms/programFile";
import type { SourcePlace } from "./verdict";
import { withheldMessage } from "./rooms/withheldMessage";

/** A student's module made runnable, with the way back from places in the result to places in the source. */
export interface Transpiled {
  code: string;
  /** The student's own frames of a V8 stack text, innermost first. All other frames are left out. */
  placesIn(stack: string): SourcePlace[];
}

export type TranspileResult =
  { ok: true; transpiled: Transpiled } | { ok: false; message: string; place?: SourcePlace };

const engine = "numerics";

/**
 * TypeScript to CommonJS, one text at a time: no type check, no resolution, no file is opened whatever it imports.
 * Importing anything but the engine is an error here, with its place, rather than a surprise while it runs.
 *
 * @param withheld - names of the engine that may not be imported either. The room withholds them as well, from code that
 *   reaches for them in a way that cannot be seen here.
 */
export async function transpile(source: string, withheld: readonly string[] = []): Promise<TranspileResult> {
  try {
    const reply = await compile({ kind: "transform", source });
    if (reply.kind === "refused") {
      const [first] = reply.failures;
      const place = first?.place ? { line: first.place.line, column: first.place.column + 1 } : undefined;
      const message = first ? plainText(first.text.slice(0, 1_000)) : "The code could not be read as TypeScript.";
      return { ok: false, message, ...(place ? { place } : {}) };
    }
    if (reply.kind !== "transformed") throw new Error(`the compiler said "${reply.kind}"`);
    const foreign = await findForbiddenImport(reply.module, withheld);
    if (foreign) return { ok: false, ...foreign };
    const map = new TraceMap(reply.script.map);
    return { ok: true, transpiled: { code: reply.script.code, placesIn: (stack) => readPlaces(stack, map) } };
  } catch (error) {
    if (!(error instanceof CompilerLimitError)) throw error;
    return { ok: false, message: `Your code cannot be compiled: ${error.message}.` };
  }
}

async function findForbiddenImport(
  { code, map }: { code: string; map: string },
  withheld: readonly string[],
): Promise<{ message: string; place?: SourcePlace } | undefined> {
  await init();
  const imports = readImports(code);
  if (!imports) return { message: "The code is nested too deeply to be read." };
  const placed = (message: string, offset: number): { message: string; place?: SourcePlace } => {
    const before = code.slice(0, offset).split("\n");
    const place = originalPlace(new TraceMap(map), before.length, (before.at(-1) ?? "").length + 1);
    return { message, ...(place ? { place } : {}) };
  };
  const foreign = imports.find((found) => found.type !== "import-meta" && found.specifier !== engine);
  if (foreign) {
    const name =
      typeof foreign.specifier === "string" ? `"${plainText(foreign.specifier.slice(0, 80))}"` : "A computed import";
    return placed(`${name} cannot be imported. Your code may import "${engine}" and nothing else.`, foreign.start);
  }
  for (const { type, importStart, importEnd } of imports) {
    if (type !== "static") continue;
    const taken = withheld.find((name) => importsName(code.slice(importStart, importEnd), name));
    if (taken !== undefined) return placed(withheldMessage(taken), importStart);
  }
  return undefined;
}

/** Whether a statement such as `import { sum, norm1 as length } from "numerics";` names a thing by its name there. */
function importsName(statement: string, name: string): boolean {
  const list = /\{([^}]*)\}/.exec(statement)?.[1] ?? "";
  return list.split(",").some((item) => item.trim().split(/\s/)[0] === name);
}

/** The imports of code that esbuild wrote, or undefined where brackets stand deeper than the lexer follows (about 1000). */
function readImports(code: string): ReturnType<typeof parse>[0] | undefined {
  try {
    return parse(code)[0];
  } catch {
    return undefined;
  }
}

const frame = new RegExp(
  `^\\s*at (?:(?:async |new )?([^\\s(]{1,100}) .*\\()?${programFile.replace(".", "\\.")}:(\\d{1,7}):(\\d{1,7})\\)?$`,
);

function readPlaces(stack: string, map: TraceMap): SourcePlace[] {
  const places: SourcePlace[] = [];
  for (const line of stack.split("\n").slice(0, 60)) {
    const [, name, row, column] = frame.exec(line) ?? [];
    const place =
      row !== undefined && column !== undefined ? originalPlace(map, Number(row), Number(column)) : undefined;
    if (place) places.push(name === undefined ? place : { function: plainText(name), ...place });
  }
  return places.slice(0, 12);
}

/** Lines and columns counted from 1 on both sides. */
function originalPlace(map: TraceMap, line: number, column: number): SourcePlace | undefined {
  if (line < 1 || column < 1) return undefined;
  const original = originalPositionFor(map, { line, column: column - 1 });
  return original.line === null ? undefined : { line: original.line, column: original.column + 1 };
}
