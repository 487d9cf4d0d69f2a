import { splitAtTopLevel } from "#problems/signature";
import { type ClaimValue, isList, writeClaimValue } from "./claimValue";

/**
 * The types of a signature as far as a claim can give values of them. Functions, random generators and networks of workers
 * are "other": they are made by tests, not written down.
 */
export type ClaimType =
  | { kind: "number" | "boolean" | "string" | "undefined" | "Vec" | "Mat" }
  | { kind: "word"; word: string }
  | { kind: "array"; item: ClaimType }
  | { kind: "tuple"; items: ClaimType[] }
  | { kind: "object"; fields: { name: string; type: ClaimType; isOptional: boolean }[] }
  | { kind: "union"; types: ClaimType[] }
  | { kind: "other"; text: string };

const simpleKinds = ["number", "boolean", "string", "undefined", "Vec", "Mat"] as const;

export function parseClaimType(text: string): ClaimType {
  const trimmed = text.trim().replace(/^readonly\s+/, "");
  const simple = simpleKinds.find((kind) => kind === trimmed);
  if (simple !== undefined) return { kind: simple };
  if (/^"\w+"$/.test(trimmed)) return { kind: "word", word: trimmed.slice(1, -1) };
  const alternatives = splitAtTopLevel(trimmed, "|");
  if (alternatives.length > 1) return { kind: "union", types: alternatives.map(parseClaimType) };
  if (trimmed.endsWith("[]")) return { kind: "array", item: parseClaimType(trimmed.slice(0, -2)) };
  if (trimmed.startsWith("[") && trimmed.endsWith("]"))
    return { kind: "tuple", items: splitAtTopLevel(trimmed.slice(1, -1), ",").map(parseClaimType) };
  if (trimmed.startsWith("{") && trimmed.endsWith("}"))
    return { kind: "object", fields: parseFields(trimmed.slice(1, -1)) };
  return { kind: "other", text: trimmed };
}

function parseFields(text: string): { name: string; type: ClaimType; isOptional: boolean }[] {
  const pieces = splitAtTopLevel(text, ";").flatMap((piece) => splitAtTopLevel(piece, ","));
  return pieces.flatMap((piece) => {
    const match = /^(\w+)(\??)\s*:\s*([\s\S]+)$/.exec(piece.trim());
    if (match === null) return [];
    const [, name = "", mark, type = ""] = match;
    return [{ name, isOptional: mark === "?", type: parseClaimType(type) }];
  });
}

/** Whether values of a type can be written down at all. */
export function isWritable(type: ClaimType): boolean {
  switch (type.kind) {
    case "other":
      return false;
    case "array":
      return isWritable(type.item);
    case "tuple":
      return type.items.every(isWritable);
    case "object":
      return type.fields.every((field) => isWritable(field.type));
    case "union":
      return type.types.every(isWritable);
    case "number":
    case "boolean":
    case "string":
    case "undefined":
    case "Vec":
    case "Mat":
    case "word":
      return true;
  }
}

/**
 * A value as TypeScript in which vectors and matrices are what the type says.
 *
 * @returns undefined when the value is not of the type
 */
export function claimSource(type: ClaimType, value: ClaimValue): string | undefined {
  switch (type.kind) {
    case "number":
    case "boolean":
    case "string":
    case "undefined":
      return typeof value === type.kind ? writeClaimValue(value) : undefined;
    case "word":
      return value === type.word ? writeClaimValue(value) : undefined;
    case "Vec":
      return isNumbers(value) ? `Float64Array.of(${value.map(writeClaimValue).join(", ")})` : undefined;
    case "Mat":
      return matrixSource(value);
    case "array":
      return isList(value) ? listSource(value.map((entry) => claimSource(type.item, entry))) : undefined;
    case "tuple":
      return isList(value) && value.length === type.items.length
        ? listSource(type.items.map((item, index) => claimSource(item, value[index])))
        : undefined;
    case "object":
      return objectSource(type.fields, value);
    case "union":
      return type.types.map((each) => claimSource(each, value)).find((source) => source !== undefined);
    case "other":
      return undefined;
  }
}

const isNumbers = (value: ClaimValue): value is readonly number[] =>
  value !== undefined && isList(value) && value.every((entry) => typeof entry === "number");

function matrixSource(value: ClaimValue): string | undefined {
  if (value === undefined || !isList(value) || !value.every(isNumbers)) return undefined;
  const cols = value[0]?.length ?? 0;
  if (cols === 0 || value.some((row) => row.length !== cols)) return undefined;
  const data = value.flat().map(writeClaimValue).join(", ");
  return `{ rows: ${value.length}, cols: ${cols}, data: Float64Array.of(${data}) }`;
}

const listSource = (entries: readonly (string | undefined)[]): string | undefined =>
  entries.includes(undefined) ? undefined : `[${entries.join(", ")}]`;

function objectSource(
  fields: readonly { name: string; type: ClaimType; isOptional: boolean }[],
  value: ClaimValue,
): string | undefined {
  if (typeof value !== "object" || isList(value)) return undefined;
  const known = new Map(fields.map((field) => [field.name, field]));
  if (Object.keys(value).some((key) => !known.has(key))) return undefined;
  const pairs: string[] = [];
  for (const { name, type, isOptional } of fields) {
    const isThere = Object.hasOwn(value, name);
    if (!isThere && isOptional) continue;
    const source = claimSource(type, value[name]);
    if (source === undefined) return undefined;
    pairs.push(`${name}: ${source}`);
  }
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}

/** How a value of a type is written, for whoever fills in the field. */
export function typeExample(type: ClaimType): string {
  switch (type.kind) {
    case "number":
      return "0.1";
    case "boolean":
      return "true";
    case "string":
      return '"text"';
    case "undefined":
      return "undefined";
    case "word":
      return `"${type.word}"`;
    case "Vec":
      return "[3, -4]";
    case "Mat":
      return "[[1, 2], [3, 4]]";
    case "array":
      return `[${typeExample(type.item)}]`;
    case "tuple":
      return `[${type.items.map(typeExample).join(", ")}]`;
    case "object":
      return `{ ${type.fields.map((field) => `${field.name}: ${typeExample(field.type)}`).join(", ")} }`;
    case "union":
      return type.types[0] === undefined ? "undefined" : typeExample(type.types[0]);
    case "other":
      return type.text;
  }
}
