import { z } from "zod";
import { tables } from "./tables";

/** Raised when archives of before cannot be read any more. */
export const formatNumber = 1;
export const formatName = "allclose-course";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Bytes = z.int().nonnegative();
const Entry = z.strictObject({ rows: z.int().nonnegative(), bytes: Bytes, sha256: Sha256 });

/** What an archive says about itself: its entry manifest.json. */
export const ManifestSchema = z.strictObject({
  format: z.literal(formatName),
  number: z.literal(formatNumber),
  createdAt: z.iso.datetime(),
  course: z.strictObject({ slug: z.string(), title: z.string(), term: z.string() }),
  /** Those that made the verdicts in it. */
  engines: z.array(z.string()),
  /** Of the uncompressed entries, by table. */
  tables: z.strictObject(Object.fromEntries(tables.map(({ name }) => [name, Entry]))),
  files: z.array(z.strictObject({ sha256: Sha256, bytes: Bytes })),
  /** SHA-256 of everybody's grades, as they were at that moment; see gradesDigest. */
  grades: z.strictObject({ at: z.iso.datetime(), sha256: Sha256 }),
});

export type Manifest = z.infer<typeof ManifestSchema>;
export type EntryFacts = z.infer<typeof Entry>;

export const manifestPath = "manifest.json";
export const tablePath = (name: string): string => `tables/${name}.ndjson`;
export const filePath = (sha256: string): string => `files/${sha256}`;
