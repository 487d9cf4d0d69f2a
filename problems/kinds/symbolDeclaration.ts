import { z } from "zod";
import type { SymbolDeclaration } from "numerics/expressions";

const NameSchema = z.string().min(1).max(40);
const DimensionSchema = z.string().min(1).max(40);
const DefinitionSchema = z.string().min(1).max(400);
const EntriesSchema = z.enum(["real", "positive", "negative"]);
const latex = { latex: z.string().min(1).max(80).exactOptional() };

/** A symbol that an answer may use, as the engine's `SymbolDeclaration` means it. */
export const SymbolDeclarationSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("scalar"),
    name: NameSchema,
    domain: z.union([EntriesSchema, z.strictObject({ from: z.number(), to: z.number() })]).exactOptional(),
    ...latex,
  }),
  z.strictObject({
    kind: z.literal("count"),
    name: NameSchema,
    min: z.number().int(),
    max: z.number().int(),
    multipleOf: DimensionSchema.exactOptional(),
    ...latex,
  }),
  z.strictObject({ kind: z.literal("dependent"), name: NameSchema, equals: DefinitionSchema, ...latex }),
  z.strictObject({
    kind: z.literal("vector"),
    name: NameSchema,
    length: DimensionSchema,
    entries: EntriesSchema.exactOptional(),
    ...latex,
  }),
  z.strictObject({
    kind: z.literal("matrix"),
    name: NameSchema,
    rows: DimensionSchema,
    columns: DimensionSchema,
    entries: EntriesSchema.exactOptional(),
    ...latex,
  }),
  z.strictObject({
    kind: z.literal("index"),
    name: NameSchema,
    over: DimensionSchema,
    equals: DefinitionSchema.exactOptional(),
    ...latex,
  }),
  z.strictObject({
    kind: z.literal("function"),
    name: NameSchema,
    parameters: z.array(DimensionSchema).min(1).max(6),
    ...latex,
  }),
  z.strictObject({ kind: z.literal("unit-vectors"), name: NameSchema, length: DimensionSchema, ...latex }),
]) satisfies z.ZodType<SymbolDeclaration>;
