/**
 * One answer made of functions of several: each source keeps its helpers to itself, and what is exported may be changed
 * on its way out.
 */
interface Piece {
  source: string;
  /** Which of its functions are taken. */
  functions: readonly string[];
}

/**
 * @param change - the body of `(value, call, others) => …`: `value` is what the function returned, `call` counts its
 *   calls from 0, and `others` is what the same call of the other pieces gives, where they have that function
 */
export function composeAnswer(pieces: readonly Piece[], change = "return value;"): string {
  const imports = new Set<string>();
  const modules = pieces.map(({ source, functions }, index) => {
    const body = source
      .replaceAll(/^import (type )?\{([^}]*)\} from "numerics";$/gm, (_, isType: string | undefined, names: string) => {
        if (isType === undefined) for (const name of names.split(",")) imports.add(name.trim());
        return "";
      })
      .replaceAll(/^import type .*$/gm, "")
      .replaceAll(/^export const mistake = [\s\S]*?^\} satisfies Mistake;$/gm, "")
      .replaceAll(/^export /gm, "");
    return `const piece${index} = (() => { ${body}\n return { ${functions.join(", ")} }; })();`;
  });
  const values = [...imports].filter((name) => name !== "" && !name.startsWith("type "));
  const names = [...new Set(pieces.flatMap(({ functions }) => functions))];
  const doors = names.map((name) => {
    const [own, ...others] = pieces.flatMap(({ functions }, index) =>
      functions.includes(name) ? [`piece${index}`] : [],
    );
    const calls = others.map((piece) => `${piece}.${name}(...given)`);
    return `let callsOf_${name} = 0;
export const ${name} = (...given) => change(${own ?? ""}.${name}(...given), callsOf_${name}++, [${calls.join(", ")}]);`;
  });
  return [
    values.length === 0 ? "" : `import { ${values.join(", ")} } from "numerics";`,
    ...modules,
    `function change(value, call, others) { ${change} }`,
    everyNumber,
    ...doors,
  ].join("\n");
}

/** For bodies of `change`: f of every number of a value, and of the first one alone. */
const everyNumber = `function everyNumber(value, f) {
  if (typeof value === "number") return f(value);
  if (Array.isArray(value) || value instanceof Float64Array) return value.map((entry) => f(entry));
  return { ...value, data: value.data.map((entry) => f(entry)) };
}
function firstNumber(value, f) {
  let isFirst = true;
  return everyNumber(value, (entry) => { const changed = isFirst ? f(entry) : entry; isFirst = false; return changed; });
}
function isFar(one, two) {
  const numbers = (value) => { const list = []; everyNumber(value, (entry) => { list.push(entry); return entry; }); return list; };
  const [left, right] = [numbers(one), numbers(two)];
  return left.length !== right.length || left.some((entry, i) => Number.isNaN(entry) !== Number.isNaN(right[i]) || Math.abs(entry - right[i]) > 1e-6 * Math.max(1, Math.abs(entry)));
}`;
