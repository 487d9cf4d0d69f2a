"use client";

import { useRouter } from "next/navigation";
import { startTransition, useCallback, useEffect, useState } from "react";
import { Button, buttonClass } from "../ui/Button";
import { Link } from "../ui/Link";

const firstPauseSeconds = 5;
const longestPauseSeconds = 60;

// Kept outside the component, which is made anew after each try that fails.
let tries = 0;
let lastTryAt = 0;

function pauseSeconds(): number {
  const isNewTrouble = Date.now() - lastTryAt > 2_000 * longestPauseSeconds;
  if (isNewTrouble) tries = 0;
  return Math.min(firstPauseSeconds * 2 ** tries, longestPauseSeconds);
}

/** Says that something failed on our side, apologises once, and tries again by itself after growing pauses. */
export function ErrorScreen({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const [left, setLeft] = useState(pauseSeconds);

  const tryAgain = useCallback(async () => {
    tries++;
    lastTryAt = Date.now();
    // A refresh that reaches no server would leave this page for the browser's own page about lost connections.
    if (!(await serverAnswers())) {
      setLeft(pauseSeconds());
      return;
    }
    startTransition(() => {
      router.refresh();
      reset();
    });
  }, [router, reset]);

  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => {
      setLeft(left - 1);
      if (left === 1) void tryAgain();
    }, 1_000);
    return () => clearTimeout(timer);
  }, [left, tryAgain]);

  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 pb-24 text-center">
      <div className="max-w-[52ch]" role="alert">
        <h1 className="text-xl font-semibold tracking-tight text-ours">Something failed on our side</h1>
        <p className="mt-2 text-ink-soft">
          Sorry. This page could not be made. Everything you handed in is safe, and what you were typing is kept on this
          device.
        </p>
      </div>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Button kind="primary" onClick={() => void tryAgain()}>
          Try again now
        </Button>
        <Link href="/" className={buttonClass()}>
          Go to your homework
        </Link>
      </div>
      <p className="numbers mt-4 text-xs text-ink-faint">
        {left > 0 ? `Trying again by itself in ${left} s.` : "Trying again."}
        {error.digest !== undefined && (
          <>
            {" "}
            Incident <span className="font-mono select-all">{error.digest}</span>
          </>
        )}
      </p>
    </main>
  );
}

async function serverAnswers(): Promise<boolean> {
  try {
    await fetch("/api/health", { cache: "no-store", signal: AbortSignal.timeout(10_000) });
    return true;
  } catch {
    return false;
  }
}
