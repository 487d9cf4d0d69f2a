import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { findGuidePage, readGuide } from "#server/guide";
import { PendingLine } from "../../frame/PendingLine.client";
import { FormulaStyles } from "../../ui/FormulaStyles";
import { Link } from "../../ui/Link";
import { GuideFrame } from "../GuideFrame";
import { GuideText } from "../GuideText.client";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ page: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findGuidePage((await params).page))?.title ?? "Guide for authors" };
}

/** One page of the guide, with its sections listed beside it and the way to the pages before and after. */
export default async function GuidePageScreen({ params }: Props) {
  const { page: slug } = await params;
  const [page, { title: guideTitle, pages }] = await Promise.all([findGuidePage(slug), readGuide()]);
  if (page === undefined) notFound();
  const at = pages.findIndex((each) => each.slug === slug);
  const [previous, next] = [pages[at - 1], pages[at + 1]];
  return (
    <GuideFrame trail={[{ title: guideTitle, href: "/guide" }]}>
      <FormulaStyles />
      <div className="mx-auto flex w-full max-w-5xl gap-10 px-4 py-8 max-md:flex-col sm:px-6 md:py-12">
        <nav aria-label="On this page" className="shrink-0 md:sticky md:top-6 md:w-52 md:self-start">
          <p className="mb-2 text-xs text-ink-faint">
            <Link href="/guide" className="rounded-sm hover:text-accent">
              {guideTitle}
            </Link>
            , {at + 1} of {pages.length}
          </p>
          <ul className="border-l border-line text-sm">
            {page.sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} className="block rounded-sm py-1 pl-3 text-ink-soft hover:text-accent">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <article className="min-w-0 flex-1">
          <h1 className="text-xl font-semibold tracking-tight text-balance">{page.title}</h1>
          <GuideText html={page.introductionHtml} />
          {page.sections.map(({ id, title, html }) => (
            <section key={id} aria-labelledby={id}>
              <h2 id={id} className="mt-9 scroll-mt-4 text-lg font-semibold tracking-tight">
                <a href={`#${id}`} className="rounded-sm hover:text-accent">
                  {title}
                </a>
              </h2>
              <GuideText html={html} />
            </section>
          ))}
          <nav aria-label="Pages of the guide" className="hairline-t mt-10 flex flex-wrap justify-between gap-4 pt-4">
            {previous !== undefined && (
              <PageLink slug={previous.slug} rel="prev">
                <ChevronLeft className="size-4 shrink-0" aria-hidden="true" />
                {previous.title}
              </PageLink>
            )}
            {next !== undefined && (
              <PageLink slug={next.slug} rel="next">
                {next.title}
                <ChevronRight className="size-4 shrink-0" aria-hidden="true" />
              </PageLink>
            )}
          </nav>
        </article>
      </div>
    </GuideFrame>
  );
}

const PageLink = ({ slug, rel, children }: { slug: string; rel: "prev" | "next"; children: ReactNode }) => (
  <Link
    href={`/guide/${slug}`}
    rel={rel}
    className={`flex min-h-8 items-center gap-1.5 rounded-sm text-accent hover:underline ${rel === "next" ? "ml-auto" : ""}`}
  >
    {children}
    <PendingLine />
  </Link>
);
