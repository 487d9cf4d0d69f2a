"use client";

import { useRef, type KeyboardEvent, type PointerEvent } from "react";

const least = 20;
const most = 80;

/**
 * The line between two panes: drag it, or focus it and use the arrow keys, Home and End. A double click brings the usual
 * size back.
 *
 * @param size - of the first pane, in percent of the room both have
 * @param usual - the size of a new reader
 */
export function Splitter({
  label,
  direction,
  size,
  usual,
  onChange,
  className,
}: {
  label: string;
  /** "vertical" is a vertical line between panes side by side. */
  direction: "vertical" | "horizontal";
  size: number;
  usual: number;
  onChange: (size: number) => void;
  className: string;
}) {
  const line = useRef<HTMLDivElement>(null);
  const isVertical = direction === "vertical";

  const move = (next: number) => onChange(Math.round(Math.min(most, Math.max(least, next)) * 10) / 10);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 10 : 2;
    const smaller = isVertical ? "ArrowLeft" : "ArrowUp";
    const larger = isVertical ? "ArrowRight" : "ArrowDown";
    const target = new Map([
      [smaller, size - step],
      [larger, size + step],
      ["Home", least],
      ["End", most],
    ]).get(event.key);
    if (target === undefined) return;
    event.preventDefault();
    move(target);
  };

  const onPointerMove = (event: PointerEvent) => {
    const room = line.current?.parentElement?.getBoundingClientRect();
    if (room === undefined || line.current?.hasPointerCapture(event.pointerId) !== true) return;
    const share = isVertical ? (event.clientX - room.left) / room.width : (event.clientY - room.top) / room.height;
    move(share * 100);
  };

  return (
    <div
      ref={line}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={direction}
      aria-valuenow={Math.round(size)}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuetext={`${Math.round(size)} percent`}
      onKeyDown={onKeyDown}
      onDoubleClick={() => move(usual)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      className={`group touch-none items-center justify-center focus-visible:-outline-offset-2 ${isVertical ? "cursor-col-resize" : "cursor-row-resize"} ${className}`}
    >
      <span
        className={`bg-line transition-colors group-hover:bg-accent group-focus-visible:bg-accent group-active:bg-accent ${isVertical ? "h-full w-px" : "h-px w-full"}`}
      />
    </div>
  );
}
