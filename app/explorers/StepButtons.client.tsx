"use client";

import { ChevronLeft, ChevronRight, Pause, Play } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "../ui/Button";

/** Back, forward, and by itself to the end; the last one not for people who asked for less motion. */
export function StepButtons({
  label,
  least,
  most,
  value,
  onChange,
}: {
  label: string;
  least: number;
  most: number;
  value: number;
  onChange: (value: number) => void;
}) {
  const [isPlaying, setPlaying] = useState(false);
  const wantsStillness = useWantsStillness();
  const isMoving = isPlaying && !wantsStillness && value < most;

  useEffect(() => {
    if (!isMoving) return undefined;
    const paceMs = Math.min(900, Math.max(60, 6_000 / (most - least)));
    const timer = setTimeout(() => {
      onChange(value + 1);
      if (value + 1 >= most) setPlaying(false);
    }, paceMs);
    return () => clearTimeout(timer);
  }, [isMoving, value, least, most, onChange]);

  const play = () => {
    if (!isMoving && value >= most) onChange(least);
    setPlaying(!isMoving);
  };
  const step = (by: number) => {
    setPlaying(false);
    onChange(Math.min(most, Math.max(least, value + by)));
  };
  return (
    <div className="flex shrink-0 gap-1">
      <Button size="small" className="w-8 px-0!" aria-disabled={value <= least} onClick={() => step(-1)}>
        <ChevronLeft className="size-4" aria-hidden="true" />
        <span className="unseen">One back, {label}</span>
      </Button>
      <Button size="small" className="w-8 px-0!" aria-disabled={value >= most} onClick={() => step(1)}>
        <ChevronRight className="size-4" aria-hidden="true" />
        <span className="unseen">One forward, {label}</span>
      </Button>
      {!wantsStillness && (
        <Button size="small" className="w-8 px-0!" onClick={play}>
          {isMoving ? (
            <Pause className="size-3.5" aria-hidden="true" />
          ) : (
            <Play className="size-3.5" aria-hidden="true" />
          )}
          <span className="unseen">
            {isMoving ? "Pause" : "Play"}, {label}
          </span>
        </Button>
      )}
    </div>
  );
}

const stillness = "(prefers-reduced-motion: reduce)";

function useWantsStillness(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(stillness);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => matchMedia(stillness).matches,
    () => true,
  );
}
