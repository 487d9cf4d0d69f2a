import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { Frame } from "../frame/Frame";
import { PendingLine } from "../frame/PendingLine.client";
import { Link } from "../ui/Link";
import { explorers } from "./catalog";

export const metadata: Metadata = { title: "Explorers" };
export const dynamic = "force-dynamic";

/** All explorers. They are nobody's secret: everybody who is signed in may play with them. */
export default async function ExplorersPage() {
  const actor = await requireActor();
  return (
    <Frame actor={actor}>
      <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6 sm:py-12">
        <h1 className="text-xl font-semibold tracking-tight">Explorers</h1>
        <p className="mt-1.5 max-w-[60ch] text-ink-soft">
          Figures to change and to watch. They run in your browser, on the same engine that grades, and count for
          nothing.
        </p>
        <ul className="hairline-t mt-6">
          {explorers.map(({ slug, title, summary }) => (
            <li key={slug} className="hairline-b relative px-2 py-4 has-[a:hover]:bg-hover/60">
              <h2 className="text-base/6 font-medium">
                <Link
                  href={`/explorers/${slug}`}
                  className="after:absolute after:inset-0 after:rounded focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
                >
                  {title}
                  <PendingLine />
                </Link>
              </h2>
              <p className="mt-0.5 max-w-[60ch] text-ink-soft">{summary}</p>
            </li>
          ))}
        </ul>
      </div>
    </Frame>
  );
}
