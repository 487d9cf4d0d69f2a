import type { Metadata } from "next";
import { readGuide } from "#server/guide";
import { PendingLine } from "../frame/PendingLine.client";
import { Link } from "../ui/Link";
import { GuideFrame } from "./GuideFrame";

export const metadata: Metadata = { title: "Guide for authors" };
export const dynamic = "force-dynamic";

/** The contents of the guide. It is open to everybody: it holds no problem of any course. */
export default async function GuideContentsPage() {
  const { title, introductionHtml, pages } = await readGuide();
  return (
    <GuideFrame>
      <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6 sm:py-12">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <div className="prose mt-3 text-ink-soft" dangerouslySetInnerHTML={{ __html: introductionHtml }} />
        <ol className="hairline-t mt-6">
          {pages.map((page, index) => (
            <li
              key={page.slug}
              className="hairline-b relative flex items-baseline gap-3 px-2 py-3.5 has-[a:hover]:bg-hover/60"
            >
              <span className="numbers w-5 shrink-0 text-right text-ink-faint" aria-hidden="true">
                {index + 1}
              </span>
              <Link
                href={`/guide/${page.slug}`}
                className="text-base/6 font-medium after:absolute after:inset-0 after:rounded focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
              >
                {page.title}
                <PendingLine />
              </Link>
            </li>
          ))}
        </ol>
      </div>
    </GuideFrame>
  );
}
