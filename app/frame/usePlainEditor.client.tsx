import { useSyncExternalStore } from "react";
import type { EditorChoice } from "./preferenceCookie";
import { usePreference } from "./usePreferences.client";

/**
 * Which editor this reader gets. Who has not chosen gets the plain text field on a phone, where the full editor is heavy
 * and hard to use by touch.
 *
 * @returns whether it is the plain one; whether that is certain yet (the server does not know the device, and megabytes
 *   must not be fetched for a moment's belief); and a function that remembers another choice
 */
export function usePlainEditor(initial: EditorChoice): {
  isPlain: boolean;
  isCertain: boolean;
  choosePlain: (plain: boolean) => void;
} {
  const [choice, choose] = usePreference("editor", initial);
  const isPhone = useSyncExternalStore<boolean | null>(
    () => () => undefined,
    () => matchMedia("(pointer: coarse) and (width < 40rem)").matches,
    () => null,
  );
  return {
    isPlain: choice === "auto" ? isPhone === true : choice === "plain",
    isCertain: isPhone !== null,
    choosePlain: (plain) => choose(plain ? "plain" : "full"),
  };
}
