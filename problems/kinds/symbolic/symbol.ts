import { z } from "zod";
import type { SymbolDeclaration } from "numerics/expressions";

const name = z.string().min(1).max(30);
/** How it is typeset, where the name does not say so by itself. */
const latex = z.string().min(1).max(60).exactOptional();
const dimension = z.string().min(1).max(30);
const entries = z.enum(["real", "positive", "negative"]).exactOptional();
const domain = z.union([
  z.enum(["real", "positive", "negative"]),
  z.strictObject({ from: z.number(), to: z.number() }).refine(({ from, to }) => from < to, "a range goes upwards"),
]);
const definition = z.string().min(1).max(200);
const size = z.number().int().min(1).max(64);

/** A symbol that an answer may use: `SymbolDeclaration` of the engine, which says what each of them is. */
export const SymbolSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("scalar"), name, domain: domain.exactOptional(), latex }),
  z.strictObject({
    kind: z.literal("count"),
    name,
    min: size,
    max: size,
    multipleOf: dimension.exactOptional(),
    latex,
  }),
  z.strictObject({ kind: z.literal("dependent"), name, equals: definition, latex }),
  z.strictObject({ kind: z.literal("vector"), name, length: dimension, entries, latex }),
  z.strictObject({ kind: z.literal("matrix"), name, rows: dimension, columns: dimension, entries, latex }),
  z.strictObject({ kind: z.literal("index"), name, over: dimension, equals: definition.exactOptional(), latex }),
  z.strictObject({ kind: z.literal("function"), name, parameters: z.array(dimension).min(1).max(4), latex }),
  z.strictObject({ kind: z.literal("unit-vectors"), name, length: dimension, latex }),
]) satisfies z.ZodType<SymbolDeclaration>;
