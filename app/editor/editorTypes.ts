import { z } from "zod/mini";

const EditorTypesSchema = z.record(z.string(), z.string());

/** The engine's declarations, keyed by the path the editor should believe they have. */
export async function readEditorTypes(): Promise<Record<string, string>> {
  const response = await fetch("/api/editor-types");
  if (!response.ok) throw new Error(`The engine's types could not be loaded: ${response.status}`);
  return EditorTypesSchema.parse(await response.json());
}
