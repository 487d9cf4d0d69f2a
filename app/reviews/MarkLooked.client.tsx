"use client";

import { useEffect } from "react";
import { recordLook } from "./actions";

/**
 * Notes that the assignment was looked at, once its page is in sight: one that was only fetched ahead, or opened in a tab
 * behind, leaves its news new.
 */
export function MarkLooked({ course, assignment, seenAt }: { course: string; assignment: string; seenAt: number }) {
  useEffect(() => {
    const note = () => {
      if (document.visibilityState !== "visible") return;
      document.removeEventListener("visibilitychange", note);
      // What could not be noted stays new for the next look.
      void recordLook({ course, assignment, seenAt }).catch(() => undefined);
    };
    document.addEventListener("visibilitychange", note);
    note();
    return () => document.removeEventListener("visibilitychange", note);
  }, [course, assignment, seenAt]);
  return null;
}
