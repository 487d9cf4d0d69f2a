"use client";

import { useEffect } from "react";
import { lookForNews } from "./actions";

const everyMs = 2_000;

/** Looks for news every two seconds, as long as it is on a page that is in sight. */
export function RefreshWhile() {
  useEffect(() => {
    const look = () => {
      // What failed is tried again by the next look.
      if (document.visibilityState === "visible" && navigator.onLine) void lookForNews().catch(() => undefined);
    };
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, []);
  return null;
}
