"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId } from "react";
import type { Theme } from "./preferenceCookie";
import { usePreference } from "./usePreferences.client";

const choices = [
  { theme: "system", label: "As the system", Icon: Monitor },
  { theme: "light", label: "Light", Icon: Sun },
  { theme: "dark", label: "Dark", Icon: Moon },
] as const;

/** Light, dark or as the system has it, remembered on this device. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = usePreference("theme", initial);
  const name = useId();
  return (
    <fieldset className="inline-flex rounded border border-line bg-sunken p-0.5">
      <legend className="unseen">Appearance</legend>
      {choices.map(({ theme: choice, label, Icon }) => (
        <label
          key={choice}
          title={label}
          className="relative flex h-7 w-9 cursor-pointer items-center justify-center rounded-sm text-ink-faint transition-colors hover:text-ink has-checked:bg-surface has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--line)] has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent pointer-coarse:h-10 pointer-coarse:w-12"
        >
          <input
            type="radio"
            name={name}
            value={choice}
            checked={theme === choice}
            onChange={() => setTheme(choice)}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0"
          />
          <Icon className="size-4" aria-hidden="true" />
          <span className="unseen">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
