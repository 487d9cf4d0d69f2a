import { z } from "zod/mini";

/**
 * How this device likes its screens: theme, editor and pane sizes. They live in a cookie, not in localStorage, because the
 * server must know them to send a first paint that does not jump.
 */

export const preferencesCookie = "allclose.preferences";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const editorChoices = ["auto", "full", "plain"] as const;
export type EditorChoice = (typeof editorChoices)[number];

const percent = z.number().check(z.minimum(15), z.maximum(85));

const PreferencesSchema = z.object({
  theme: z.catch(z.enum(themes), "system"),
  editor: z.catch(z.enum(editorChoices), "auto"),
  /** Width of the statement and height of the editor, in percent of the room there is. */
  statementWidth: z.catch(percent, 44),
  editorHeight: z.catch(percent, 56),
  /** Width of what authors see of their problem, in percent of their screen. */
  previewWidth: z.catch(percent, 36),
});

export type Preferences = z.infer<typeof PreferencesSchema>;

export function parsePreferences(text: string | undefined): Preferences {
  return PreferencesSchema.parse(readObject(text));
}

/** The `document.cookie` assignment that remembers `preferences` for a year. */
export function writtenPreferences(preferences: Preferences): string {
  const value = encodeURIComponent(JSON.stringify(preferences));
  return `${preferencesCookie}=${value}; path=/; max-age=31536000; samesite=lax`;
}

function readObject(text: string | undefined): unknown {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text.startsWith("%7B") ? decodeURIComponent(text) : text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
