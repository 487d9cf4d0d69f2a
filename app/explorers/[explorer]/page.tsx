import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#server/auth";
import { Frame } from "../../frame/Frame";
import { findExplorer } from "../catalog";
import { ExplorerScreen } from "../ExplorerScreen.client";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ explorer: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: findExplorer((await params).explorer)?.title ?? "Explorers" };
}

/** One explorer. Its state is in the query, which the browser reads and writes. */
export default async function ExplorerPage({ params }: Props) {
  const actor = await requireActor();
  const explorer = findExplorer((await params).explorer);
  if (explorer === undefined) notFound();
  return (
    <Frame actor={actor} trail={[{ title: "Explorers", href: "/explorers" }]}>
      <div className="mx-auto w-full max-w-5xl px-4 py-6 sm:px-6 sm:py-8">
        <h1 className="text-xl font-semibold tracking-tight text-balance">{explorer.title}</h1>
        <p className="mt-1.5 max-w-[72ch] text-ink-soft">{explorer.introduction}</p>
        <ExplorerScreen slug={explorer.slug} />
      </div>
    </Frame>
  );
}
