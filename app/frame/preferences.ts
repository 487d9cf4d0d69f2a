import { cookies } from "next/headers";
import { parsePreferences, preferencesCookie, type Preferences } from "./preferenceCookie";

/** What the reader chose on this device; anything unreadable counts as not chosen. */
export async function readPreferences(): Promise<Preferences> {
  const jar = await cookies();
  return parsePreferences(jar.get(preferencesCookie)?.value);
}
