import { z } from "zod/mini";

const EditorTypesSchema = z.record(z.string(), z.string());

/** The engine's declarations, keyed by the path the editor should believe they have. */
export const readEditorTypes = (): Promise<Record<string, string>> => readTypes("/api/editor-types");

/** The declarations of "allclose", for who writes a problem. */
export const readAuthorTypes = (): Promise<Record<string, string>> => readTypes("/api/author-types");

async function readTypes(address: string): Promise<Record<string, string>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The editor's types could not be loaded: ${response.status}`);
  return EditorTypesSchema.parse(await response.json());
}
