import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Something that is opened when it is wanted. */
export function Disclosure({
  summary,
  onOpen,
  isOpen = false,
  children,
}: {
  summary: ReactNode;
  /** Called each time it is opened. */
  onOpen?: () => void;
  /** How it is at first. */
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details
      className="disclosure"
      open={isOpen}
      // Without one it needs no script, and can stand in what the server renders.
      onToggle={
        onOpen &&
        ((event) => {
          // It bubbles from those inside.
          if (event.target === event.currentTarget && event.currentTarget.open) onOpen();
        })
      }
    >
      <summary className="flex min-h-8 cursor-pointer items-center gap-1.5 rounded text-ink-soft hover:text-ink pointer-coarse:min-h-11">
        <ChevronRight className="disclosure-mark size-4 shrink-0 text-ink-faint" aria-hidden="true" />
        {summary}
      </summary>
      <div className="pb-2 pl-5.5">{children}</div>
    </details>
  );
}
