import type { ReactNode } from "react";
import type { Actor } from "#server/actor";
import { Banners } from "./Banners";
import { Breadcrumbs, type Crumb } from "./Breadcrumbs";
import { DemoChip } from "./DemoChip";
import { PersonMenu } from "./PersonMenu";
import { readPreferences } from "./preferences";

/**
 * What stands around every page of a signed-in person: the top bar, the banner line, the content.
 *
 * @param trail - the pages above this one, outermost first
 * @param fills - the content takes exactly the height of the window and scrolls inside itself (the workbench)
 * @param stretches - content that is shorter than the window still reaches its bottom
 */
export async function Frame({
  actor,
  trail = [],
  fills = false,
  stretches = false,
  children,
}: {
  actor: Actor;
  trail?: Crumb[];
  fills?: boolean;
  stretches?: boolean;
  children: ReactNode;
}) {
  const { theme } = await readPreferences();
  return (
    <div className={fills ? "flex h-dvh flex-col overflow-hidden" : "flex min-h-dvh flex-col"}>
      <a
        href="#content"
        className="unseen focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:m-0 focus:h-auto focus:w-auto focus:rounded focus:bg-surface focus:px-3 focus:py-2 focus:[clip-path:none]"
      >
        Skip to the content
      </a>
      <header className="hairline-b flex h-12 shrink-0 items-center gap-3 bg-paper px-3 sm:px-4">
        <Breadcrumbs trail={trail} />
        <DemoChip />
        <PersonMenu actor={actor} theme={theme} />
      </header>
      <Banners />
      <main
        id="content"
        tabIndex={-1}
        className={`flex-1 ${fills || stretches ? "flex flex-col" : ""} ${fills ? "min-h-0" : ""}`}
      >
        {children}
      </main>
    </div>
  );
}
