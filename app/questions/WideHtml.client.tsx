"use client";

import { useEffect, useRef, useState } from "react";

/**
 * Words and formulas that may be wider than the page: then they scroll by themselves, and can be reached for that by
 * keyboard.
 *
 * @param props.html - safe to show as it is
 */
export function WideHtml({ html, id, className = "" }: { html: string; id?: string; className?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setIsWide(element.scrollWidth > element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [html]);
  return (
    <div
      ref={box}
      id={id}
      tabIndex={isWide ? 0 : undefined}
      className={`max-w-full min-w-0 overflow-x-auto overflow-y-hidden ${className}`}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
