import type { ReactNode } from "react";
import { Link } from "../ui/Link";
import { Mark } from "./Mark";
import { readPreferences } from "./preferences";
import { ThemeSwitch } from "./ThemeSwitch.client";

/** What stands around a page that needs nobody signed in: the mark, the theme, the content. */
export async function BareFrame({ children }: { children: ReactNode }) {
  const { theme } = await readPreferences();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-12 shrink-0 items-center justify-between px-3 sm:px-4">
        <Link
          href="/"
          // Without a session it only leads back here.

          className="flex items-center gap-2 rounded-sm py-1 pr-1 font-semibold tracking-tight hover:text-accent"
        >
          <Mark className="size-5 text-accent" />
          Allclose
        </Link>
        <ThemeSwitch initial={theme} />
      </header>
      <main id="content" className="flex flex-1 flex-col">
        {children}
      </main>
    </div>
  );
}
