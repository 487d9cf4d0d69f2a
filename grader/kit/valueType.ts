import { splitAtTopLevel } from "../../problems/signature";
import { describe } from "./compare";
import { isMat } from "./shown";

/**
 * The types of a signature, as far as a value can be checked against them: number, boolean, string, Vec, Mat, arrays,
 * tuples and object types. Any other text (a function type, a named interface, a union) is "any".
 */
export type ValueType =
  | { kind: "number" | "boolean" | "string" | "Vec" | "Mat" | "any" }
  | { kind: "array"; item: ValueType }
  | { kind: "tuple"; items: ValueType[] }
  | { kind: "object"; fields: { name: string; type: ValueType; optional: boolean }[] };

const simpleKinds = ["number", "boolean", "string", "Vec", "Mat"] as const;

export function parseValueType(text: string): ValueType {
  const trimmed = text.trim().replace(/^readonly\s+/, "");
  const simple = simpleKinds.find((kind) => kind === trimmed);
  if (simple) return { kind: simple };
  if (trimmed.includes("=>") || splitAtTopLevel(trimmed, "|").length > 1) return { kind: "any" };
  if (trimmed.endsWith("[]")) return { kind: "array", item: parseValueType(trimmed.slice(0, -2)) };
  if (trimmed.startsWith("[") && trimmed.endsWith("]"))
    return { kind: "tuple", items: splitAtTopLevel(trimmed.slice(1, -1), ",").map(parseValueType) };
  if (trimmed.startsWith("{") && trimmed.endsWith("}"))
    return { kind: "object", fields: parseFields(trimmed.slice(1, -1)) };
  return { kind: "any" };
}

function parseFields(text: string): { name: string; type: ValueType; optional: boolean }[] {
  const pieces = splitAtTopLevel(text, ";").flatMap((piece) => splitAtTopLevel(piece, ","));
  return pieces.flatMap((piece) => {
    const match = /^(\w+)(\??)\s*:\s*([\s\S]+)$/.exec(piece.trim());
    return match ? [{ name: match[1] ?? "", optional: match[2] === "?", type: parseValueType(match[3] ?? "") }] : [];
  });
}

/** What is wrong with a value of this type, as the end of a sentence, or undefined. */
export function typeProblem(type: ValueType, value: unknown): string | undefined {
  switch (type.kind) {
    case "any":
      return undefined;
    case "number":
    case "boolean":
    case "string":
      return typeof value === type.kind ? undefined : `a ${type.kind}, but got ${describe(value)}`;
    case "Vec":
      return value instanceof Float64Array ? undefined : `a Vec (a Float64Array), but got ${describe(value)}`;
    case "Mat":
      return isMat(value) ? undefined : `a Mat (rows, cols and data), but got ${describe(value)}`;
    case "array":
      if (!Array.isArray(value)) return `an array, but got ${describe(value)}`;
      return value.map((item: unknown) => typeProblem(type.item, item)).find((problem) => problem !== undefined);
    case "tuple":
      if (!Array.isArray(value) || value.length !== type.items.length)
        return `an array of ${type.items.length} entries, but got ${describe(value)}`;
      return type.items.map((item, index) => typeProblem(item, value[index])).find((problem) => problem !== undefined);
    case "object": {
      if (typeof value !== "object" || value === null) return `an object, but got ${describe(value)}`;
      for (const field of type.fields) {
        const entry = (value as Record<string, unknown>)[field.name];
        if (field.optional && entry === undefined) continue;
        const problem = typeProblem(field.type, entry);
        if (problem !== undefined) return `${field.name}: ${problem}`;
      }
      return undefined;
    }
  }
}

/** Authors may write plain arrays of numbers: where a Vec is declared they become one. */
export function coerce(type: ValueType, value: unknown): unknown {
  if (type.kind === "Vec" && Array.isArray(value)) return Float64Array.from(value as number[]);
  if (type.kind === "array" && Array.isArray(value)) return value.map((item: unknown) => coerce(type.item, item));
  if (type.kind === "tuple" && Array.isArray(value))
    return value.map((item: unknown, index) => coerce(type.items[index] ?? { kind: "any" }, item));
  if (
    type.kind === "object" &&
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    const types = new Map(type.fields.map((field) => [field.name, field.type]));
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, coerce(types.get(name) ?? { kind: "any" }, entry)]),
    );
  }
  return value;
}
