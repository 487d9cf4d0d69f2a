"use client";

import { Check, CloudOff, HardDrive, LoaderCircle } from "lucide-react";
import { agoInWords } from "../ui/timeWords";
import { useNow } from "../ui/useNow.client";
import type { SaveStatus } from "./draftKeeper";

/** "Saved 3 s ago", or where the text is when it is not saved. Not announced: it changes all the time. */
export function SaveStatusText({ status }: { status: SaveStatus }) {
  const now = useNow(1_000);
  switch (status.kind) {
    case "untouched":
      return <span className="text-ink-faint">Starter</span>;
    case "saved":
      return (
        <span className="numbers flex items-center gap-1 text-ink-faint">
          <Check className="size-3.5" aria-hidden="true" />
          Saved {now === null ? "" : agoInWords(status.at, now)}
        </span>
      );
    case "saving":
      return (
        <span className="flex items-center gap-1 text-ink-faint">
          <LoaderCircle className="spinning size-3.5" aria-hidden="true" />
          Saving
        </span>
      );
    case "kept-here":
      return status.because === "soon" ? (
        <span className="flex items-center gap-1 text-ink-faint">
          <HardDrive className="size-3.5" aria-hidden="true" />
          Kept on this device
        </span>
      ) : (
        <span className="flex items-center gap-1 text-partial">
          <CloudOff className="size-3.5" aria-hidden="true" />
          Kept on this device only
        </span>
      );
  }
}
