import { Script } from "node:vm";
import * as numerics from "numerics";
import { programFile } from "../rooms/programFile";

const modules: Record<string, unknown> = { numerics: Object.freeze({ ...numerics }) };

/** Runs a CommonJS text and answers with its exports. */
export const loadModule = (code: string): Record<string, unknown> => prepareModule(code)();

/**
 * Compiles a CommonJS text once. Each run of it begins anew, with variables of its own, and answers with its exports.
 *
 * @param extraModules - what else it may require, by name; the engine is always there
 */
export function prepareModule(code: string, extraModules: Record<string, unknown> = {}): () => Record<string, unknown> {
  const head = "(function (exports, require, module) {";
  const program = new Script(`${head}${code}\n})`, { filename: programFile, columnOffset: -head.length });
  const require = (name: string): unknown => {
    const found = Object.hasOwn(modules, name)
      ? modules[name]
      : Object.hasOwn(extraModules, name)
        ? extraModules[name]
        : undefined;
    if (found === undefined) throw new Error(`"${name}" cannot be imported here`);
    return found;
  };
  const run = program.runInThisContext() as (exports: unknown, require: unknown, module: unknown) => void;
  return () => {
    const module: { exports: Record<string, unknown> } = { exports: {} };
    run(module.exports, require, module);
    return module.exports;
  };
}
