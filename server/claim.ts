import { z } from "zod";
import type { Signature } from "#problems/signature";
import { claimSource, isWritable, parseClaimType, typeExample } from "./claimType";
import { type ClaimValue, readClaimValue, writeClaimValue } from "./claimValue";
import { AppError } from "./errors";

const ValueText = z.string().max(4_000);

/** "For this input the answer must be X": values in the notation in which results are shown. */
export const ClaimSchema = z.strictObject({
  function: z.string().min(1).max(80),
  arguments: z.array(ValueText).max(20),
  expected: ValueText,
  /** How far each number may be off. Null: what tests allow where their author says nothing. */
  tolerance: z.number().positive().max(1e6).nullable(),
});
export type Claim = z.infer<typeof ClaimSchema>;

const SideSchema = z.strictObject({
  /** "error": the code did not come as far as an answer. */
  result: z.enum(["passed", "failed", "error"]),
  /** What came back, when it was something else than claimed. */
  got: z.string().max(2_000).nullable(),
  message: z.string().max(2_000).nullable(),
});
export type ClaimSide = z.infer<typeof SideSchema>;

/** What came out when a claim was run, or that we failed to run it. */
export const ClaimOutcomeSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("run"), student: SideSchema, reference: SideSchema, engine: z.string().max(100) }),
  z.strictObject({ state: z.literal("failed"), incidentId: z.string().max(40) }),
]);
export type ClaimOutcome = z.infer<typeof ClaimOutcomeSchema>;

/** A function that claims can be about, for the form. */
export interface ClaimableFunction {
  name: string;
  /** The declaration as TypeScript writes it. */
  text: string;
  parameters: { name: string; type: string; example: string }[];
  returns: { type: string; example: string };
  /** Why no claim can be about it. Null when one can. */
  obstacle: string | null;
}

export function toClaimable({ name, parameters, returns }: Signature): ClaimableFunction {
  const types = parameters.map((parameter) => ({ ...parameter, parsed: parseClaimType(parameter.type) }));
  const result = parseClaimType(returns);
  const unwritable = types.find(({ parsed }) => !isWritable(parsed));
  const obstacle =
    unwritable !== undefined
      ? `${name} takes ${unwritable.name}, ${unwritable.type.includes("=>") ? "a function" : `which is of type ${unwritable.type}`}: that cannot be written down as a value.`
      : isWritable(result)
        ? null
        : `${name} returns ${returns}, which cannot be written down as a value.`;
  return {
    name,
    text: `${name}(${parameters.map((parameter) => `${parameter.name}: ${parameter.type}`).join(", ")}): ${returns}`,
    parameters: types.map(({ name: parameter, type, parsed }) => ({
      name: parameter,
      type,
      example: typeExample(parsed),
    })),
    returns: { type: returns, example: typeExample(result) },
    obstacle,
  };
}

/**
 * A claim as it is kept: its values are of the types that the function takes and returns, and written in one way.
 *
 * @throws AppError INVALID, saying which value is not what is expected
 */
export function requireClaim(input: unknown, signatures: readonly Signature[]): Claim {
  const parsed = ClaimSchema.safeParse(input);
  if (!parsed.success) throw new AppError("INVALID", "The claim is not complete, or one of its values is too long.");
  const { function: name, arguments: given, expected, tolerance } = parsed.data;
  const signature = signatures.find((each) => each.name === name);
  if (signature === undefined)
    throw new AppError("INVALID", `There is no function ${name} here that a claim could be about. Put it in words.`);
  const { obstacle } = toClaimable(signature);
  if (obstacle !== null) throw new AppError("INVALID", obstacle);
  if (given.length !== signature.parameters.length)
    throw new AppError("INVALID", `${name} takes ${signature.parameters.length} arguments, not ${given.length}.`);
  return {
    function: name,
    arguments: signature.parameters.map((parameter, index) =>
      writeClaimValue(requireValue(given[index] ?? "", parameter.type, parameter.name)),
    ),
    expected: writeClaimValue(requireValue(expected, signature.returns, "The claimed result")),
    tolerance,
  };
}

function requireValue(text: string, type: string, what: string): ClaimValue {
  const read = readClaimValue(text);
  if ("problem" in read) throw new AppError("INVALID", `${what}: ${read.problem}`);
  const parsed = parseClaimType(type);
  if (claimSource(parsed, read.value) === undefined)
    throw new AppError("INVALID", `${what} must be of type ${type}, such as ${typeExample(parsed)}.`);
  return read.value;
}

/** The claim in one line. */
export function claimSentence({ function: name, arguments: given, expected, tolerance }: Claim): string {
  const within = tolerance === null ? "" : ` within ${tolerance}`;
  return `${name}(${given.join(", ")}) must be ${expected}${within}`;
}

/**
 * The claim as a test, to stand in a problem's tests.ts. Every value in it was read and is written anew, so it holds
 * literals alone.
 *
 * @throws when the claim is not about these signatures: `requireClaim` was not asked, or the problem is another one
 */
export function claimTest(claim: Claim, signatures: readonly Signature[]): string {
  const signature = signatures.find((each) => each.name === claim.function);
  if (signature === undefined) throw new Error(`there is no function ${claim.function}`);
  const given = signature.parameters.map((parameter, index) => source(claim.arguments[index] ?? "", parameter.type));
  const expected = source(claim.expected, signature.returns);
  const name = claimSentence(claim);
  const title = name.length > 200 ? `${name.slice(0, 199)}…` : name;
  const tolerance = claim.tolerance === null ? "" : `, { rtol: 0, atol: ${claim.tolerance} }`;
  return [
    `  test(${JSON.stringify(title)}, { points: 1, visibility: "public" }, async (t) => {`,
    `    t.close(await student.${signature.name}(${given.join(", ")}), ${expected}${tolerance});`,
    `  });`,
  ].join("\n");
}

function source(text: string, type: string): string {
  const read = readClaimValue(text);
  const written = "value" in read ? claimSource(parseClaimType(type), read.value) : undefined;
  if (written === undefined) throw new Error(`a stored claim has a value that is no ${type}`);
  return written;
}

/** A whole tests.ts with the claim as its only test. */
export const claimTestsFile = (claim: Claim, signatures: readonly Signature[]): string =>
  [
    `import { defineTests } from "allclose";`,
    ``,
    `export default defineTests<typeof import("./reference")>(({ test, student }) => {`,
    claimTest(claim, signatures),
    `});`,
    ``,
  ].join("\n");
