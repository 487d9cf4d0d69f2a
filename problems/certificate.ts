import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/**
 * The proof that a version of a problem tells right from wrong. It is made by `npm run problems -- verify --write` and
 * tied to the folder by its hash: a certificate of another hash says nothing about the files as they are now.
 */
export const CertificateSchema = z.strictObject({
  /** Of the folder, as `readProblemFolder` computes it. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  engine: z.string().min(1),
  /** How many grading seeds the reference was tried on. */
  seeds: z.number().int().positive(),
  /** Everything below is as it should be. */
  ok: z.boolean(),
  reference: z.strictObject({ score: z.number(), maxScore: z.number(), ok: z.boolean() }),
  starter: z.strictObject({ score: z.number(), ok: z.boolean() }),
  tests: z.array(
    z.strictObject({
      name: z.string().min(1),
      visibility: z.enum(["public", "hidden", "after-due"]),
      points: z.number().nonnegative(),
      /** The largest error that a comparison of this test allows, relative to what it expects or, below 1, absolute; none if it compares nothing. */
      widestTolerance: z.number().nonnegative().optional(),
    }),
  ),
  mistakes: z.array(z.strictObject({ name: z.string().min(1), rejected: z.boolean(), diagnosed: z.boolean() })),
  /** Small changes of the reference: rejected, tried, and set aside because they change nothing. */
  mutants: z.strictObject({
    caught: z.number().int().nonnegative(),
    total: z.number().int().nonnegative(),
    equivalent: z.number().int().nonnegative().default(0),
  }),
  rewrites: z.strictObject({ accepted: z.number().int().nonnegative(), total: z.number().int().nonnegative() }),
});

export type Certificate = z.infer<typeof CertificateSchema>;

/** By slug. */
const CertificatesSchema = z.record(z.string(), CertificateSchema);

// Asked for when it is needed: in what the web is built into, a module has no folder.
const certificatesFile = (): string => path.join(import.meta.dirname, "certificates.json");

/**
 * The certificates kept beside the problems, by slug.
 *
 * @throws Error when the file is not what `writeCertificates` writes
 */
export async function readCertificates(file = certificatesFile()): Promise<Record<string, Certificate>> {
  const text = await readFile(file, "utf8");
  try {
    const json: unknown = JSON.parse(text);
    return CertificatesSchema.parse(json);
  } catch (error) {
    throw new Error(`${file} does not hold certificates; make it anew with: npm run problems -- verify --write`, {
      cause: error,
    });
  }
}

/** Slugs in alphabetical order, so that a certificate that did not change makes no difference in the file. */
export async function writeCertificates(
  certificates: Record<string, Certificate>,
  file = certificatesFile(),
): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(certificates).sort(([left], [right]) => (left < right ? -1 : 1)));
  // Beside it first: a program that ends while it writes must not leave half of the proofs.
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, `${JSON.stringify(CertificatesSchema.parse(sorted), null, 2)}\n`);
  await rename(fresh, file);
}
