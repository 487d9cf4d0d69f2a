"use client";

import { useEffect } from "react";
import type { GradingSession } from "./gradingSession";

const renewMs = 25_000;

/** Counts the time while the page is in sight, says from time to time that it is, and keeps what was begun when it goes. */
export function useWakefulness(session: GradingSession): void {
  useEffect(() => {
    const isVisible = () => document.visibilityState === "visible";
    const onVisibility = () => {
      const work = session.state().work;
      if (isVisible()) {
        work?.stopwatch.resume();
        void session.renew();
        return;
      }
      work?.stopwatch.pause();
      void work?.keeper.saveDraft();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      if (session.hasUnsaved()) event.preventDefault();
    };
    const onPageHide = () => void session.close();
    const timer = setInterval(() => {
      if (isVisible()) void session.renew();
    }, renewMs);
    document.addEventListener("visibilitychange", onVisibility);
    addEventListener("beforeunload", onLeave);
    addEventListener("pagehide", onPageHide);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onVisibility);
      removeEventListener("beforeunload", onLeave);
      removeEventListener("pagehide", onPageHide);
      void session.close();
    };
  }, [session]);
}
