"use client";

import { ZoomIn, ZoomOut } from "lucide-react";
import { Button } from "../ui/Button";

const steps = [0.5, 0.75, 1, 1.5, 2, 3] as const;

/** Larger and smaller, in steps; 1 is as wide as there is room. */
export function ZoomButtons({ zoom, onZoom, of }: { zoom: number; onZoom: (zoom: number) => void; of: string }) {
  const smaller = steps.findLast((step) => step < zoom);
  const larger = steps.find((step) => step > zoom);
  return (
    <span role="group" aria-label={`Size of ${of}`} className="inline-flex items-center gap-1">
      <Button
        size="small"
        aria-label="Smaller"
        disabled={smaller === undefined}
        onClick={() => onZoom(smaller ?? zoom)}
      >
        <ZoomOut className="size-4" aria-hidden="true" />
      </Button>
      <span className="numbers min-w-12 text-center text-xs text-ink-soft">{Math.round(100 * zoom)} %</span>
      <Button size="small" aria-label="Larger" disabled={larger === undefined} onClick={() => onZoom(larger ?? zoom)}>
        <ZoomIn className="size-4" aria-hidden="true" />
      </Button>
    </span>
  );
}
