"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../ui/Button";

/**
 * Moves a thing past its neighbours. The button that was pressed keeps the focus, so that it can be pressed again.
 *
 * @param props.what - names the thing
 * @param props.index - its place among so many, from 0
 */
export function MoveButtons({
  what,
  index,
  count,
  isBusy,
  onMove,
}: {
  what: string;
  index: number;
  count: number;
  isBusy: boolean;
  onMove: (by: -1 | 1) => void;
}) {
  const shared = { what, index, isBusy, onMove };
  return (
    <>
      <MoveButton {...shared} by={-1} isPossible={index > 0} />
      <MoveButton {...shared} by={1} isPossible={index < count - 1} />
    </>
  );
}

function MoveButton({
  what,
  index,
  isBusy,
  onMove,
  by,
  isPossible,
}: {
  what: string;
  index: number;
  isBusy: boolean;
  onMove: (by: -1 | 1) => void;
  by: -1 | 1;
  isPossible: boolean;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    // Moving an element in the page takes the focus from what is in it.
    if (wasPressed.current) button.current?.focus();
    wasPressed.current = false;
  }, [index]);
  const Icon = by === -1 ? ChevronUp : ChevronDown;
  return (
    <Button
      ref={button}
      kind="quiet"
      size="small"
      aria-label={`Move ${what} ${by === -1 ? "up" : "down"}`}
      // Not disabled: at the end of the list the focus would fall off it.
      aria-disabled={!isPossible}
      onClick={() => {
        if (!isPossible || isBusy) return;
        wasPressed.current = true;
        onMove(by);
      }}
      className={isPossible ? "" : "opacity-40"}
    >
      <Icon className="size-4" aria-hidden="true" />
    </Button>
  );
}
