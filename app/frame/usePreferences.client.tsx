import { useCallback, useSyncExternalStore } from "react";
import {
  parsePreferences,
  preferencesCookie,
  writtenPreferences,
  type Preferences,
  type Theme,
} from "./preferenceCookie";

const listeners = new Set<() => void>();

/** Merges `change` into what this device remembers and tells everybody on the page. */
function changePreferences(change: Partial<Preferences>): void {
  const preferences = { ...parsePreferences(readCookie()), ...change };
  document.cookie = writtenPreferences(preferences);
  if (change.theme !== undefined) applyTheme(change.theme);
  for (const listener of listeners) listener();
}

/** One remembered choice, live; `initial` is what the server read from the same cookie. */
export function usePreference<Name extends keyof Preferences>(
  name: Name,
  initial: Preferences[Name],
): [Preferences[Name], (value: Preferences[Name]) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => parsePreferences(readCookie())[name],
    () => initial,
  );
  const change = useCallback((next: Preferences[Name]) => changePreferences({ [name]: next }), [name]);
  return [value, change];
}

/** Whether the page is dark right now, whoever decided it. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribeToTheme, isDark, () => false);
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
}

function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function subscribeToTheme(listener: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", listener);
  const stop = subscribe(listener);
  return () => {
    system.removeEventListener("change", listener);
    stop();
  };
}

function readCookie(): string | undefined {
  const entry = document.cookie.split("; ").find((part) => part.startsWith(`${preferencesCookie}=`));
  return entry?.slice(preferencesCookie.length + 1);
}
