import { Download, LogOut } from "lucide-react";
import type { Actor } from "#server/actor";
import { SignOutButton } from "../sign-in/SignOutButton.client";
import type { Theme } from "./preferenceCookie";
import { ThemeSwitch } from "./ThemeSwitch.client";

/** Who is signed in, how the page looks, and the way out. A native popover: Esc and a click elsewhere close it. */
export function PersonMenu({ actor, theme }: { actor: Actor; theme: Theme }) {
  return (
    <>
      <button
        type="button"
        popoverTarget="person-menu"
        className="relative flex size-8 shrink-0 items-center justify-center rounded-full border border-line bg-accent-soft text-xs font-semibold text-accent transition-colors hover:border-accent pointer-coarse:after:absolute pointer-coarse:after:-inset-1.5"
      >
        <span aria-hidden="true">{initialsOf(actor.name)}</span>
        <span className="unseen">{actor.name}, your account</span>
      </button>
      <div
        id="person-menu"
        popover="auto"
        className="fixed inset-auto top-12 right-2 m-0 w-64 rounded border border-line bg-surface p-0 text-ink shadow-float sm:right-4"
      >
        <div className="hairline-b px-4 py-3">
          <p className="font-medium">{actor.name}</p>
          <p className="truncate text-xs text-ink-faint">{actor.email}</p>
        </div>
        <div className="hairline-b flex items-center justify-between px-4 py-3">
          <span className="text-ink-soft" aria-hidden="true">
            Appearance
          </span>
          <ThemeSwitch initial={theme} />
        </div>
        <a
          href="/api/personal-data"
          download
          className="hairline-b flex w-full items-center gap-3 px-4 py-3 text-ink-soft hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
        >
          <Download className="size-4" aria-hidden="true" />
          Save all that is stored about you
        </a>
        <SignOutButton className="flex w-full items-center gap-3 px-4 py-3 text-left text-ink-soft hover:bg-hover hover:text-ink focus-visible:-outline-offset-2">
          <LogOut className="size-4" aria-hidden="true" />
          Sign out
        </SignOutButton>
      </div>
    </>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}
