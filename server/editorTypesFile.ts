import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** Written by the build, read by /api/editor-types. Apart from the builder so that the web does not carry the compiler. */
export const editorTypesPath = path.join(process.cwd(), ".build", "editor-types.json");

/** Declarations for the editor, keyed by the path under which the editor's TypeScript looks for them. */
export const EditorTypesSchema = z.strictObject({
  /** Of the declarations' text: equal hashes mean equal declarations. */
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  files: z.record(z.string(), z.string()),
});

export type EditorTypes = z.infer<typeof EditorTypesSchema>;

let cached: { modifiedMs: number; types: EditorTypes } | undefined;

/**
 * The declarations as last built; read again when the file changes, as it does under `npm run dev`.
 *
 * @throws Error if the build has not written them
 */
export async function readEditorTypes(): Promise<EditorTypes> {
  const { mtimeMs: modifiedMs } = await stat(editorTypesPath);
  if (cached?.modifiedMs !== modifiedMs) {
    const content: unknown = JSON.parse(await readFile(editorTypesPath, "utf8"));
    cached = { modifiedMs, types: EditorTypesSchema.parse(content) };
  }
  return cached.types;
}
