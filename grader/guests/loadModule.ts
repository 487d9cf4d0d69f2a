import { Script } from "node:vm";
import * as numerics from "numerics";
import { programFile } from "../rooms/programFile";
import { withheldMessage } from "../rooms/withheldMessage";

const modules: Record<string, unknown> = { numerics: Object.freeze({ ...numerics }) };

/**
 * Runs a CommonJS text and answers with its exports.
 *
 * @param withheld - names of the engine that throw when the code reaches for them
 */
export const loadModule = (code: string, withheld: readonly string[]): Record<string, unknown> =>
  prepareModule(code, { numerics: engineWithout(withheld) })();

function engineWithout(withheld: readonly string[]): object {
  const engine: Record<string, unknown> = { ...numerics };
  for (const name of withheld)
    Object.defineProperty(engine, name, {
      enumerable: true,
      get: () => {
        throw new Error(withheldMessage(name));
      },
    });
  return Object.freeze(engine);
}

/**
 * Compiles a CommonJS text once. Each run of it begins anew, with variables of its own, and answers with its exports.
 *
 * @param extraModules - what else it may require, by name, or instead of the whole engine, which is always there
 */
export function prepareModule(code: string, extraModules: Record<string, unknown> = {}): () => Record<string, unknown> {
  const head = "(function (exports, require, module) {";
  const program = new Script(`${head}${code}\n})`, { filename: programFile, columnOffset: -head.length });
  const require = (name: string): unknown => {
    const found = Object.hasOwn(extraModules, name)
      ? extraModules[name]
      : Object.hasOwn(modules, name)
        ? modules[name]
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
