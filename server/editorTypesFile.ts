import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** Written by the build, read by /api/editor-types. Apart from the builder so that the web does not carry the compiler. */
export const editorTypesPath = path.join(process.cwd(), ".build", "editor-types.json");
/** The same for who writes problems: what "allclose" declares, beside the engine. */
export const authorTypesPath = path.join(process.cwd(), ".build", "author-types.json");

/** Declarations for the editor, keyed by the path under which the editor's TypeScript looks for them. */
export const EditorTypesSchema = z.strictObject({
  /** Of the declarations' text: equal hashes mean equal declarations. */
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  files: z.record(z.string(), z.string()),
});

export type EditorTypes = z.infer<typeof EditorTypesSchema>;

const cached = new Map<string, { modifiedMs: number; types: EditorTypes }>();

/**
 * The declarations as last built; read again when the file changes, as it does under `npm run dev`.
 *
 * @throws Error if the build has not written them
 */
export async function readEditorTypes(file: string): Promise<EditorTypes> {
  const { mtimeMs: modifiedMs } = await stat(file);
  const known = cached.get(file);
  if (known?.modifiedMs === modifiedMs) return known.types;
  const content: unknown = JSON.parse(await readFile(file, "utf8"));
  const types = EditorTypesSchema.parse(content);
  cached.set(file, { modifiedMs, types });
  return types;
}
