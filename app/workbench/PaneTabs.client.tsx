"use client";

import { useRef, type KeyboardEvent, type ReactNode } from "react";

export interface PaneTab<Id extends string> {
  id: Id;
  title: ReactNode;
}

/** Tabs in the usual manner: one is in the tab order, the arrow keys, Home and End move. Panels carry `panelProps`. */
export function PaneTabs<Id extends string>({
  label,
  prefix,
  tabs,
  chosen,
  onChoose,
  className = "",
}: {
  label: string;
  /** Makes the ids of tabs and panels unique on the page. */
  prefix: string;
  tabs: readonly PaneTab<Id>[];
  chosen: Id;
  onChoose: (id: Id) => void;
  className?: string;
}) {
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const target = new Map([
      ["ArrowLeft", (at - 1 + tabs.length) % tabs.length],
      ["ArrowRight", (at + 1) % tabs.length],
      ["Home", 0],
      ["End", tabs.length - 1],
    ]).get(event.key);
    const tab = target === undefined ? undefined : tabs[target];
    if (tab === undefined) return;
    event.preventDefault();
    onChoose(tab.id);
    list.current?.querySelector<HTMLElement>(`#${prefix}-tab-${tab.id}`)?.focus();
  };

  return (
    <div ref={list} role="tablist" aria-label={label} onKeyDown={onKeyDown} className={`flex shrink-0 ${className}`}>
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          id={`${prefix}-tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          aria-controls={`${prefix}-panel-${id}`}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
          className="relative -mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent px-2 text-ink-soft sm:px-3 transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink pointer-coarse:h-11"
        >
          {title}
        </button>
      ))}
    </div>
  );
}

/** Attributes of the panel that belongs to a tab. */
export function panelProps(prefix: string, id: string) {
  return { id: `${prefix}-panel-${id}`, role: "tabpanel", "aria-labelledby": `${prefix}-tab-${id}` } as const;
}
