"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { PendingLine } from "../frame/PendingLine.client";
import { Link } from "../ui/Link";

/** One place of the staff's rail, marked while the reader is there or below. */
export function RailLink({ href, isHome = false, children }: { href: string; isHome?: boolean; children: ReactNode }) {
  const path = usePathname();
  const isHere = path === href || (!isHome && path.startsWith(`${href}/`));
  const link = useRef<HTMLAnchorElement>(null);
  // In a narrow window the rail is wider than the window.
  useEffect(() => {
    if (isHere) link.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [isHere]);
  return (
    <Link
      ref={link}
      href={href}
      aria-current={isHere ? "page" : undefined}
      className={`shrink-0 rounded px-2 py-1.5 whitespace-nowrap ${isHere ? "bg-accent-soft font-medium text-accent" : "text-ink-soft hover:bg-hover/60 hover:text-ink"}`}
    >
      {children}
      <PendingLine />
    </Link>
  );
}
